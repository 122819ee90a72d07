import { DEFERRALS, HANDLING_MODES, HOLDER_TYPES, QUALIFICATION_CLASSES, RECOGNITION_EFFECTS, TRUST_GRADES, type ContentChecker } from '#kernel';
import { checkCondition, type FormFields } from './form-shape.js';
import { checkLawRef, checkSource } from './guide-shape.js';
import { MATERIAL_ORIGINS } from './service-content.js';

const FIELDS = [
  'code', 'nameZh', 'nameEn', 'purposeZh', 'purposeEn', 'required', 'trustGrade', 'suppliedBy', 'formats', 'maxFiles', 'legalBasis', 'later', 'when', 'origin', 'copies', 'evidenceType', 'whenForm', 'provenance',
];

/** The papers: the list is closed, so that each says what it is, why it is asked, and when. `fields` are those of the form, to which conditions refer. */
export function checkMaterials(check: ContentChecker, fields: FormFields): void {
  const materials = check.parts('materials', 40);
  check.codesOnce('materials');
  for (const material of materials) {
    material.noOthers(FIELDS);
    material.matches('code', /^[a-z][a-z0-9_]*$/, 'a-z, 0-9, _');
    material.bothTexts('name', 100);
    material.bothTexts('purpose', 300);
    material.flag('required');
    material.oneOf('trustGrade', TRUST_GRADES);
    material.oneOf('suppliedBy', ['applicant', 'window']);
    material.someOf('formats', ['pdf', 'jpeg', 'png'], 1);
    material.whole('maxFiles', 1, 50);
    const law = material.part('legalBasis', true);
    if (law) checkLawRef(law);
    if (material.value('origin') !== undefined) material.oneOf('origin', MATERIAL_ORIGINS);
    material.optionalText('evidenceType', 80);
    checkCopies(material);
    checkLater(material);
    checkWhen(material, check.value('appliesTo') !== null);
    const when = material.optionalPart('whenForm');
    if (when) checkCondition(when, fields);
    const provenance = material.part('provenance', false);
    if (provenance) checkSource(provenance);
  }
}

function checkCopies(material: ContentChecker): void {
  const copies = material.optionalPart('copies');
  copies?.noOthers(['originals', 'copies']);
  copies?.whole('originals', 0, 20);
  copies?.whole('copies', 0, 20);
}

function checkLater(material: ContentChecker): void {
  const later = material.optionalPart('later');
  later?.noOthers(DEFERRALS);
  for (const kind of DEFERRALS) {
    const offer = later?.optionalPart(kind);
    offer?.noOthers(['value', 'lawRef', 'declarationZh', 'declarationEn', 'provenance']);
    offer?.whole('value', 1, 365);
    offer?.bothTexts('declaration', 400);
    const law = offer?.part('lawRef', true);
    if (law) checkLawRef(law);
    const provenance = offer?.part('provenance', false);
    if (provenance) checkSource(provenance);
  }
}

/** Only what is about a qualification can ask of which kind it is. */
function checkWhen(material: ContentChecker, isAboutQualification: boolean): void {
  const when = material.optionalPart('when');
  when?.noOthers(isAboutQualification ? ['modes', 'holderTypes', 'classes', 'effects'] : ['modes', 'holderTypes']);
  for (const [field, allowed] of [['modes', HANDLING_MODES], ['holderTypes', HOLDER_TYPES], ['classes', QUALIFICATION_CLASSES], ['effects', RECOGNITION_EFFECTS]] as const) {
    if (when && when.value(field) !== undefined) when.someOf(field, allowed, 1);
  }
}
