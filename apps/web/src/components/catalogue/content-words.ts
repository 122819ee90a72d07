import { useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { authoritiesQuery } from '../../api/catalogue.js';
import { usePlaceName } from '../../api/place-name.js';
import type { Content } from '../../api/types.js';
import { useFormat } from '../../text/format.js';
import type { Words } from './content-changes.js';
import { useCodeWords, useFieldLabel } from './field-labels.js';

const FEN_PER_YUAN = 100;
const PLACE_FIELDS = /(^|\.)(parties(\.\d+)?|jurisdiction|host|from|to)$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

function isObject(value: unknown): value is Content {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** Names of the authorities that contents name by their codes; a code whose name is not known stays. */
function useAuthorityNames(contents: readonly (Content | null)[]): (code: string) => string {
  const format = useFormat();
  const issuers = contents.flatMap((content) => (Array.isArray(content?.['authorities']) ? (content['authorities'] as unknown[]) : [])).filter(isObject);
  const places = [...new Set(issuers.map(({ jurisdiction }) => text(jurisdiction)))].filter((place) => /^\d{6}$/.test(place));
  const found = useQueries({ queries: places.map((place) => authoritiesQuery(place)) }).flatMap(({ data }) => data?.items ?? []);
  return (code) => {
    const known = found.find((each) => each.code === code);
    return known === undefined ? code : format.name(known);
  };
}

/** A text of a content as people read it: the names of places, authorities and codes, days as days. */
function usePlainWords(contents: readonly (Content | null)[]): (path: string, value: string) => string {
  const format = useFormat();
  const placeName = usePlaceName();
  const authorityName = useAuthorityNames(contents);
  const codeWords = useCodeWords();
  return (path, value) => {
    if (PLACE_FIELDS.test(path) && /^\d{6}$/.test(value)) return placeName(value);
    if (path.endsWith('authority')) return authorityName(value);
    return codeWords(path, value) ?? (DAY.test(value) ? format.day(value) : value);
  };
}

/** Any value of these contents in words: sentences for what belongs together, never code. */
export function useContentWords(contents: readonly (Content | null)[]): Words {
  const { t } = useTranslation();
  const format = useFormat();
  const label = useFieldLabel();
  const plain = usePlainWords(contents);
  const sourced = (words: string, source: unknown): string => (text(source) === '' ? words : t('drafts.words.withSource', { words, source: text(source) }));
  const say: Words = (path, value) => {
    if (value === undefined || value === null || value === '') return '';
    if (typeof value === 'string') return plain(path, value);
    if (typeof value === 'number') return path.endsWith('fen') ? t('drafts.words.yuan', { yuan: format.number(value / FEN_PER_YUAN) }) : format.number(value);
    if (typeof value === 'boolean') return t(value ? 'shell.yes' : 'shell.no');
    if (Array.isArray(value)) return value.map((each) => say(`${path}.0`, each)).join(value.some(isObject) ? t('drafts.words.betweenParts') : t('signing.between'));
    return isObject(value) ? (sentence(path, value) ?? parts(path, value)) : '';
  };
  const parts = (path: string, value: Content): string =>
    Object.entries(value).filter(([, inner]) => inner !== null && inner !== '').map(([key, inner]) => t('drafts.words.part', { label: label(`${path}.${key}`), value: say(`${path}.${key}`, inner) })).join(t('drafts.words.betweenParts'));
  const span = (path: string, { value, unit }: Content): string => t('drafts.words.span', { value: text(value), unit: say(`${path}.unit`, unit) });
  const law = (value: Content): string => `《${text(value['law'])}》${text(value['article'])}`;
  const lawParts = (value: Content): string => {
    const rest = Object.fromEntries(Object.entries(value).filter(([key]) => key !== 'law' && key !== 'article'));
    return [law(value), parts('legalBasis', rest)].filter((each) => each !== '').join(t('drafts.words.betweenParts'));
  };
  const atPlace = (place: unknown, what: string): string => t('drafts.words.at', { place: say('jurisdiction', place), what });
  const guideText = (path: string, { zh, en, lawRef, ...rest }: Content): string =>
    [...(format.language === 'zh' ? [text(zh), text(en)] : [text(en), text(zh)]), isObject(lawRef) ? law(lawRef) : '', parts(path, rest)].filter((each) => each !== '').join(t('drafts.words.betweenParts'));
  const sentence = (path: string, value: Content): string | undefined => {
    switch (path) {
      case 'validity':
        return sourced(value['kind'] === 'term' ? span(path, value) : say('validity.kind', value['kind']), value['source']);
      case 'renewalLead':
        return sourced(t('drafts.words.lead', { span: span(path, value) }), value['source']);
      case 'legalBasis':
      case 'legalBasis.0':
        return lawParts(value);
      case 'authorities.0':
        return atPlace(value['jurisdiction'], say('authorities.0.authority', value['authority']));
      case 'hostDocuments.0':
        return atPlace(value['jurisdiction'], say('documents', value['documents']));
      case 'timeLimits.0':
        return sourced(atPlace(value['jurisdiction'], span('timeLimits', value)), value['source']);
      case 'particulars.reusableFor':
        return span(path, value);
      case 'fees.0': {
        const { jurisdiction, fen, source, ...rest } = value;
        return [sourced(t('drafts.words.fee', { place: say('jurisdiction', jurisdiction), yuan: say('fen', fen) }), source), parts('fees', rest)].filter((each) => each !== '').join(t('drafts.words.betweenParts'));
      }
      case 'conditions.0': {
        const { code, zh, en, lawRef, ...rest } = value;
        const said = format.language === 'zh' ? [text(zh), text(en)] : [text(en), text(zh)];
        return [say('conditions.code', code), ...said, isObject(lawRef) ? law(lawRef) : '', parts('conditions', rest)].filter((each) => each !== '').join(t('drafts.words.betweenParts'));
      }
      default:
        return path.startsWith('guide.') && typeof value['zh'] === 'string' ? guideText(path, value) : undefined;
    }
  };
  return say;
}
