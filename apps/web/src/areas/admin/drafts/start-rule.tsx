import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlaceName } from '../../../api/place-name.js';
import { hasCode } from '../../../api/problem.js';
import { versionsQuery } from '../../../api/timeline.js';
import type { Content, MatrixCell, Qualification } from '../../../api/types.js';
import { Button } from '../../../components/form/button.js';
import { ConfirmDialog } from '../../../components/form/confirm-dialog.js';
import { TextInput } from '../../../components/form/text-input.js';
import { ProblemNotice } from '../../../components/status/problem-notice.js';
import { blankRule } from './blank-content.js';
import { runsBetween, suggestedRuleCode } from './rule-between.js';
import { CODE, LONGEST_CODE, OpenDrafts, useStart } from './start-draft.js';

const KIND = 'recognition_rule';

/** A rule has the code already: with it the draft would be a new version of that rule, and not a rule of its own. */
class CodeTaken extends Error {
  constructor(readonly taken: string) {
    super(taken);
  }
}

async function refuseTaken(client: QueryClient, code: string): Promise<void> {
  try {
    await client.fetchQuery({ ...versionsQuery({ kind: KIND, code }), staleTime: 0 });
  } catch (problem) {
    if (hasCode(problem, 'document_unknown')) return;
    throw problem;
  }
  throw new CodeTaken(code);
}

interface StartRuleProps {
  readonly entry: Qualification;
  readonly cell: MatrixCell;
}

function StartRuleDialog({ entry, cell, onClose }: StartRuleProps & { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const placeName = usePlaceName();
  const [code, setCode] = useState(() => suggestedRuleCode(entry.code, cell, [...entry.rules.map((rule) => rule.code), ...(cell.last === null ? [] : [cell.last.ruleCode])]));
  const [wasTried, setWasTried] = useState(false);
  const { start, isPending, error } = useStart();
  const client = useQueryClient();
  const begin = async (): Promise<Content> => {
    await refuseTaken(client, code);
    return blankRule(entry, cell);
  };
  const confirm = () => {
    setWasTried(true);
    if (CODE.test(code)) start({ kind: KIND, code, isNew: true, otherwise: begin });
  };
  const isTaken = error instanceof CodeTaken;
  const wrong = wasTried && !CODE.test(code) ? t('drafts.start.codeForm') : isTaken && error.taken === code ? t('drafts.start.codeTaken') : undefined;
  const places = { from: placeName(cell.from), to: placeName(cell.to) };
  return (
    <ConfirmDialog isOpen onClose={onClose} title={t('matrix.draftTitle', places)} confirm={t('drafts.start.begin')} isPending={isPending} onConfirm={confirm}>
      <p>{t('matrix.draftText', places)}</p>
      <OpenDrafts filter={{ kind: KIND, q: entry.code }} suits={({ content }) => runsBetween(content, entry.code, cell)} />
      <TextInput name="code" label={t('drafts.start.code')} hint={t('matrix.draftCodeHint')} error={wrong} value={code} onChange={(text) => setCode(text.toUpperCase())} maxLength={LONGEST_CODE} />
      {error !== null && !isTaken && <ProblemNotice error={error} />}
    </ConfirmDialog>
  );
}

/** Where no rule holds from one jurisdiction to another: begins the draft of one, with both filled in. */
export function StartRuleDraft({ entry, cell }: StartRuleProps) {
  const { t } = useTranslation();
  const placeName = usePlaceName();
  const [asked, setAsked] = useState(false);
  return (
    <div className="no-print">
      <Button look="second" size="small" label={t('matrix.draftFor', { from: placeName(cell.from), to: placeName(cell.to) })} onPress={() => setAsked(true)}>{t('matrix.draft')}</Button>
      {asked && <StartRuleDialog entry={entry} cell={cell} onClose={() => setAsked(false)} />}
    </div>
  );
}
