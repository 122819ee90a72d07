export const INSTITUTION_KINDS = ['hospital', 'specialised_hospital'] as const;
/** `hospital` where the list does not say that it is specialised. */
export type InstitutionKind = (typeof INSTITUTION_KINDS)[number];

export const INSTITUTION_GRADES = ['grade_3', 'grade_3a', 'grade_3b', 'grade_3_unclassified'] as const;
/** 三级, 三级甲等, 三级乙等, 三级（未定等）. `grade_3` alone: the source does not name the class. */
export type InstitutionGrade = (typeof INSTITUTION_GRADES)[number];

/** The grades that a search for one grade means: 三级 is every class of it. */
export function gradesWithin(grade: InstitutionGrade): readonly InstitutionGrade[] {
  return grade === 'grade_3' ? INSTITUTION_GRADES : [grade];
}
