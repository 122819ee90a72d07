import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BatchItem } from '../../api/types.js';
import { Facts } from '../../components/data/facts.js';
import { Button } from '../../components/form/button.js';
import { Panel } from '../../components/layout/panel.js';
import { useFormat } from '../../text/format.js';
import { Changes, SentenceChanges } from '../../components/catalogue/changes.js';

const STEP = 20;

/** What is said by a version in the language of the reader. */
export function Sentences({ item }: { readonly item: BatchItem }) {
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
        {withChanges ? <SentenceChanges before={item.sentencesBefore?.[language] ?? null} after={item.sentences[language]} /> : <Sentences item={item} />}
        {withChanges && <><h3>{t('signing.changes')}</h3><Changes before={item.contentBefore} after={version.content} standingBefore={item.standingBefore} standing={version.standing} /></>}
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
