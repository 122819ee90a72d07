import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBulk, type BulkResult, type BulkVerb } from '../../api/assignments.js';
import type { RequestView } from '../../api/types.js';
import { Button } from '../form/button.js';
import { CheckInput } from '../form/choice-input.js';
import { ProblemNotice } from '../status/problem-notice.js';
import { BulkForm, type BulkInput } from './bulk-form.js';
import { BulkResults } from './bulk-results.js';
import type { Selection } from './use-selection.js';

/** As many as the server takes at once. */
const MOST = 100;
/** Who may act on many. */
export const BULK_ROLES = ['window_clerk', 'case_clerk', 'supervisor'] as const;
/** A window receives nobody's papers in bulk: it looks at each person who stands before it. */
const VERBS: Readonly<Record<(typeof BULK_ROLES)[number], readonly BulkVerb[]>> = { window_clerk: ['claim', 'route', 'reassign', 'release'], case_clerk: ['claim', 'accept', 'reassign', 'release'], supervisor: ['remind', 'reassign'] };

interface BulkBarProps {
  readonly rows: readonly RequestView[];
  readonly selection: Selection;
  readonly role: keyof typeof VERBS;
}

/** Chooses all rows that are shown, and acts on those that are chosen; what failed stays chosen and says why. */
export function BulkBar({ rows, selection, role }: BulkBarProps) {
  const { t } = useTranslation();
  const [verb, setVerb] = useState<BulkVerb>();
  const [results, setResults] = useState<{ readonly rows: readonly BulkResult[]; readonly numbers: ReadonlyMap<string, string> }>();
  const bulk = useBulk();
  const chosen = rows.filter(({ id }) => selection.ids.has(id));
  const [first, ...others] = chosen;
  const count = chosen.length;
  const send = (act: BulkVerb, input: BulkInput) => {
    const numbers = new Map(chosen.map(({ id, number }) => [id, number]));
    bulk.carryOut({ verb: act, input, rows: chosen.map(({ id, version, mine, fence }) => ({ id, version, ...(mine ? { fence } : {}) })) }, (answer) => {
      setResults({ rows: answer, numbers });
      selection.replace(answer.filter(({ outcome }) => outcome === 'refused').map(({ id }) => id));
      setVerb(undefined);
    });
  };
  const press = (act: BulkVerb) => {
    if (act === 'claim' || act === 'release') send(act, {});
    else setVerb(act);
  };
  return (
    <div className="stack-s no-print" role="group" aria-label={t('assignments.barLabel')}>
      {rows.length > 0 && <CheckInput name="select-page" value={count > 0 && count === rows.length} note={t('assignments.selectHint')} onChange={(isChosen) => selection.replace(isChosen ? rows.map(({ id }) => id) : [])}>{t('assignments.selectPage', { count: rows.length })}</CheckInput>}
      {count > 0 && (
        <div className="row">
          <span role="status">{t('assignments.selected', { count })}</span>
          {VERBS[role].map((each) => <Button key={each} size="small" look="second" isPending={bulk.isPending && verb === undefined} isDisabled={count > MOST} onPress={() => press(each)}>{t(`vocabulary.verb.${each}`)}</Button>)}
          <Button size="small" look="quiet" onPress={() => { setVerb(undefined); selection.replace([]); }}>{t('assignments.clear')}</Button>
        </div>
      )}
      {count > MOST && <p className="field-error">{t('assignments.most', { most: MOST })}</p>}
      {verb !== undefined && first !== undefined && count <= MOST && <BulkForm key={verb} verb={verb} chosen={[first, ...others]} isPending={bulk.isPending} onSend={(input) => send(verb, input)} onCancel={() => setVerb(undefined)} />}
      {bulk.error !== null && <ProblemNotice error={bulk.error} onReload={bulk.reset} />}
      {results !== undefined && <BulkResults {...results} />}
    </div>
  );
}
