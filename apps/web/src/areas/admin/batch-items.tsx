import { HOLDER_TYPES, QUALIFICATION_CLASSES, RECOGNITION_EFFECTS } from '#contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BatchItem, FieldChange } from '../../api/types.js';
import { DataTable } from '../../components/data/data-table.js';
import { Facts } from '../../components/data/facts.js';
import { Button } from '../../components/form/button.js';
import { Panel } from '../../components/layout/panel.js';
import { useFormat } from '../../text/format.js';
import { usePlaces } from './batch-words.js';

const STEP = 20;

const FIELDS = [
  'nameZh', 'nameEn', 'synonyms', 'holderType', 'sector', 'class', 'departmentCode', 'authorityZh', 'legalBasis', 'certificateZh', 'validity', 'renewalLead', 'recognitionEffect', 'parties', 'provenance',
  'qualificationCode', 'direction', 'effect', 'requiredToPractise', 'conditions', 'documents', 'fees', 'validFrom', 'validUntil',
] as const;

function FieldLabelOf({ path }: { readonly path: string }) {
  const { t } = useTranslation();
  const name = FIELDS.find((each) => each === /^\w+/.exec(path)?.[0]);
  if (name === undefined) return <span className="code">{path}</span>;
  return <>{t(`signing.field.${name}`)}{name !== path && <span className="cell-sub code">{path}</span>}</>;
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}

/** The words for a code that a field takes from a fixed list; any other text is shown as it stands. */
function useCodeWords(): (path: string, value: string) => string {
  const { t } = useTranslation();
  return (path, value) => {
    const effect = RECOGNITION_EFFECTS.find((each) => each === value);
    if (effect !== undefined) return t(`vocabulary.effect.${effect}`);
    const holder = HOLDER_TYPES.find((each) => path === 'holderType' && each === value);
    if (holder !== undefined) return t(`vocabulary.holder.${holder}`);
    const kind = QUALIFICATION_CLASSES.find((each) => path === 'class' && each === value);
    return kind === undefined ? value : t(`vocabulary.class.${kind}`);
  };
}

function FieldValue({ path, value }: { readonly path: string; readonly value: unknown }) {
  const { t } = useTranslation();
  const format = useFormat();
  const places = usePlaces();
  const codeWords = useCodeWords();
  if (value === undefined || value === null || value === '') return <span className="muted">{t('signing.nothing')}</span>;
  if (typeof value === 'string') return codeWords(path, value);
  if (typeof value === 'number') return format.number(value);
  if (typeof value === 'boolean') return t(value ? 'signing.yes' : 'signing.no');
  if (isTexts(value)) return value.length === 0 ? <span className="muted">{t('signing.nothing')}</span> : path === 'parties' ? places(value) : value.join(t('signing.between'));
  return <span className="code small">{JSON.stringify(value)}</span>;
}

/** Differences between two contents, field by field. */
export function Changes({ changes }: { readonly changes: readonly FieldChange[] }) {
  const { t } = useTranslation();
  if (changes.length === 0) return <p className="muted">{t('signing.noChanges')}</p>;
  return (
    <DataTable
      caption={t('signing.changes')} rows={changes} rowKey={(row) => row.path}
      columns={[
        { key: 'field', title: t('signing.change.field'), isRowHeader: true, cell: (row) => <FieldLabelOf path={row.path} /> },
        { key: 'before', title: t('signing.change.before'), cell: (row) => <FieldValue path={row.path} value={row.before} /> },
        { key: 'after', title: t('signing.change.after'), cell: (row) => <FieldValue path={row.path} value={row.after} /> },
      ]}
    />
  );
}

/** What is said by a version in the language of the reader. */
export function Sentences({ item }: { readonly item: Pick<BatchItem, 'sentences'> }) {
  const { language } = useFormat();
  return <ul className="stack-s">{item.sentences[language].map((sentence) => <li key={sentence}>{sentence}</li>)}</ul>;
}

function Item({ item, withChanges }: { readonly item: BatchItem; readonly withChanges: boolean }) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const { version } = item;
  return (
    <Panel title={`${version.title[language]} · ${t('signing.number', { number: version.number })}`}>
      <div className="stack-s">
        <h3>{t('signing.words')}</h3>
        <Sentences item={item} />
        {withChanges && <><h3>{t('signing.changes')}</h3><Changes changes={item.changes} /></>}
        <Facts facts={[{ term: t('signing.standingLabel'), value: t(`signing.standing.${version.standing}`) }, { term: t('pub.entry.code'), value: <span className="code">{version.code}</span> }]} />
      </div>
    </Panel>
  );
}

interface BatchItemsProps {
  readonly items: readonly BatchItem[];
  /** Reference data change nothing: there was nothing before them. */
  readonly withChanges: boolean;
}

/** What the batch publishes. The reference data are hundreds of versions, so they are shown step by step. */
export function BatchItems({ items, withChanges }: BatchItemsProps) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(STEP);
  return (
    <div className="stack">
      {items.slice(0, shown).map((item) => <Item key={`${item.version.kind}/${item.version.code}`} item={item} withChanges={withChanges} />)}
      <div className="list-foot no-print">
        <p className="muted small">{t('signing.items', { total: items.length })}</p>
        {items.length > shown && <Button look="second" size="small" onPress={() => setShown(shown + STEP)}>{t('signing.more', { step: Math.min(STEP, items.length - shown) })}</Button>}
      </div>
    </div>
  );
}
