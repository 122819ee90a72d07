import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { batchItemsQuery } from '../../api/publication.js';
import type { DocumentName } from '../../api/timeline.js';
import type { Batch, BatchItem } from '../../api/types.js';
import { Facts } from '../../components/data/facts.js';
import { ListFoot } from '../../components/data/list-foot.js';
import { SearchInput } from '../../components/form/search-input.js';
import { useDebounced } from '../../components/form/use-debounced.js';
import { Panel } from '../../components/layout/panel.js';
import { Loaded } from '../../components/status/loaded.js';
import { useFormat } from '../../text/format.js';
import { Changes, SentenceChanges } from '../../components/catalogue/changes.js';

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

/** How many documents of each kind are new, changed and retired. */
export function BatchCounts({ batch }: { readonly batch: Batch }) {
  const { t } = useTranslation();
  const isKnown = (kind: string): kind is DocumentName['kind'] => ['qualification', 'recognition_rule', 'service_type'].includes(kind);
  return <ul className="row muted">{batch.counts.flatMap(({ kind, change, count }) => (isKnown(kind) ? [<li key={`${kind}/${change}`}>{t(`signing.count.${kind}.${change}`, { total: count })}</li>] : []))}</ul>;
}

interface BatchItemsProps {
  readonly batch: Batch;
  /** Reference data change nothing: there was nothing before them. */
  readonly withChanges: boolean;
}

/** What the batch publishes: page by page and searchable, for it may be thousands of versions. */
export function BatchItems({ batch, withChanges }: BatchItemsProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const query = useInfiniteQuery(batchItemsQuery(batch.id, useDebounced(text.trim())));
  const isLong = batch.counts.reduce((sum, { count }) => sum + count, 0) > batch.items.length;
  return (
    <div className="stack">
      <BatchCounts batch={batch} />
      {isLong && <SearchInput label={t('signing.find')} hint={t('signing.findHint')} value={text} onChange={setText} />}
      <Loaded query={query} lines={6}>
        {(data) => {
          const items = data.pages.flatMap((page) => page.items);
          const total = data.pages[0]?.total ?? 0;
          return (
            <>
              {total === 0 && <p role="status" className="muted">{t('signing.notFound')}</p>}
              {items.map((item) => <Item key={`${item.version.kind}/${item.version.code}`} item={item} withChanges={withChanges} />)}
              <ListFoot query={query} shown={items.length} total={total} />
            </>
          );
        }}
      </Loaded>
    </div>
  );
}
