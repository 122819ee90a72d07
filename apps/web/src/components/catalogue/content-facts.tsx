import type { Content } from '../../api/types.js';
import { Facts } from '../data/facts.js';
import type { Words } from './content-changes.js';
import { useContentWords } from './content-words.js';
import { useFieldLabel } from './field-labels.js';

interface ContentFactsProps {
  readonly content: Content;
  /** Where the content stands in its document: `provenance`; empty for the document itself. */
  readonly path?: string;
  /** Fields that are shown elsewhere. */
  readonly without?: readonly string[];
}

/** As one reads them; the database keeps its own order. What is not named comes last. */
const ORDER = [
  'nameZh', 'nameEn', 'synonyms', 'class', 'holderType', 'sector', 'departmentCode', 'authorityZh', 'authorities', 'certificateZh', 'validity', 'renewalLead', 'recognitionEffect', 'particulars',
  'qualificationCode', 'direction', 'parties', 'effect', 'conditions', 'requiredToPractise', 'documents', 'hostDocuments', 'fees', 'timeLimits', 'legalBasis', 'validFrom', 'validTo',
  'law', 'article', 'text', 'edition', 'verified', 'url', 'file', 'status', 'listOrigin', 'jjjStatus',
];

function placeOf(field: string): number {
  const at = ORDER.indexOf(field);
  return at === -1 ? ORDER.length : at;
}

interface FieldValueProps {
  readonly path: string;
  readonly value: unknown;
  readonly words: Words;
}

/** The value of one field in words; several things stand below each other, and an address leads where it says. */
export function FieldValue({ path, value, words }: FieldValueProps) {
  if (typeof value === 'string' && value.startsWith('https://')) return <a href={value} target="_blank" rel="noreferrer">{value}</a>;
  const said = words(path, value);
  if (said === '' || !Array.isArray(value) || value.length < 2) return said;
  return <ul className="bullets">{value.map((each) => words(`${path}.0`, each)).map((each) => <li key={each}>{each}</li>)}</ul>;
}

/** Every field of a content with its value in words; what says nothing is left out. */
export function ContentFacts({ content, path = '', without = [] }: ContentFactsProps) {
  const words = useContentWords([content]);
  const label = useFieldLabel();
  const fields = Object.entries(content).filter(([field]) => !without.includes(field)).sort(([a], [b]) => placeOf(a) - placeOf(b)).map(([field, value]) => [path === '' ? field : `${path}.${field}`, value] as const);
  return <div className="wrap-anywhere"><Facts facts={fields.map(([at, value]) => ({ term: label(at), value: words(at, value) === '' ? null : <FieldValue path={at} value={value} words={words} /> }))} /></div>;
}
