import { readReference, ReferenceError, referenceFileName, rowKey, SEED_FOLDER } from './read-reference.js';
import type { ReferenceFile, ReferenceName, ReferenceRows } from './reference-rows.js';

/** All reference files, read together. */
export type ReferenceSet = { readonly [Name in ReferenceName]: ReferenceFile<ReferenceRows[Name]> };

/** Reads every reference file and checks every code that points to another row. Throws {@link ReferenceError} on the first fault. */
export function readReferenceSet(folder = SEED_FOLDER): ReferenceSet {
  const set: ReferenceSet = {
    jurisdictions: readReference('jurisdictions', folder),
    calendar: readReference('calendar', folder),
    departments: readReference('departments', folder),
    authorities: readReference('authorities', folder),
    windows: readReference('windows', folder),
    qualifications: readReference('qualifications', folder),
    'recognition-rules': readReference('recognition-rules', folder),
    'service-types': readReference('service-types', folder),
    'standard-reasons': readReference('standard-reasons', folder),
    institutions: readReference('institutions', folder),
    people: readReference('people', folder),
  };
  const [first] = danglingLinks(set);
  if (first !== undefined) throw first;
  return set;
}

/** One link from a row to a row of another file (or of the same). */
interface Link<Row> {
  readonly field: string;
  readonly target: 'jurisdictions' | 'departments' | 'authorities' | 'windows' | 'qualifications';
  readonly codes: (row: Row) => readonly (string | null | undefined)[];
}

type Links = { readonly [Name in ReferenceName]: readonly Link<ReferenceRows[Name]>[] };

const LINKS: Links = {
  jurisdictions: [
    { field: 'parentCode', target: 'jurisdictions', codes: (row) => [row.parentCode] },
    { field: 'ownerCode', target: 'jurisdictions', codes: (row) => [row.ownerCode] },
  ],
  calendar: [],
  departments: [],
  authorities: [
    { field: 'departmentCode', target: 'departments', codes: (row) => [row.departmentCode] },
    { field: 'jurisdictionCode', target: 'jurisdictions', codes: (row) => [row.jurisdictionCode] },
  ],
  windows: [
    { field: 'jurisdictionCode', target: 'jurisdictions', codes: (row) => [row.jurisdictionCode] },
    { field: 'authorityCode', target: 'authorities', codes: (row) => [row.authorityCode] },
  ],
  qualifications: [{ field: 'departmentCode', target: 'departments', codes: (row) => [row.departmentCode] }],
  'recognition-rules': [
    { field: 'qualificationCode', target: 'qualifications', codes: (row) => [row.qualificationCode] },
    { field: 'parties', target: 'jurisdictions', codes: (row) => row.parties },
  ],
  'service-types': [
    { field: 'departmentCode', target: 'departments', codes: (row) => [row.departmentCode] },
    { field: 'parties', target: 'jurisdictions', codes: (row) => row.parties },
    { field: 'offers', target: 'jurisdictions', codes: (row) => row.offers.map((offer) => offer.jurisdiction) },
  ],
  'standard-reasons': [],
  institutions: [{ field: 'jurisdictionCode', target: 'jurisdictions', codes: (row) => [row.jurisdictionCode] }],
  people: [
    { field: 'homeJurisdiction', target: 'jurisdictions', codes: (row) => [row.homeJurisdiction] },
    { field: 'posts.jurisdictionCode', target: 'jurisdictions', codes: (row) => row.posts.map((post) => post.jurisdictionCode) },
    { field: 'posts.authorityCode', target: 'authorities', codes: (row) => row.posts.map((post) => post.authorityCode) },
    { field: 'posts.windowCode', target: 'windows', codes: (row) => row.posts.map((post) => post.windowCode) },
  ],
};

/** Every code that points to a row that is not there. */
export function danglingLinks(set: ReferenceSet): readonly ReferenceError[] {
  return (Object.keys(LINKS) as ReferenceName[]).flatMap((name) => danglingOf(set, name));
}

function danglingOf<Name extends ReferenceName>(set: ReferenceSet, name: Name): readonly ReferenceError[] {
  const links: readonly Link<ReferenceRows[Name]>[] = LINKS[name];
  const rows: readonly ReferenceRows[Name][] = set[name].items;
  return links.flatMap((link) => {
    const known = new Set(set[link.target].items.map((row) => row.code));
    return rows.flatMap((row, index) => link.codes(row)
      .filter((code) => code !== null && code !== undefined && !known.has(code))
      .map((code) => new ReferenceError(referenceFileName(name), rowKey(row, index), `${link.field} ${String(code)} is not in ${referenceFileName(link.target)}`)));
  });
}
