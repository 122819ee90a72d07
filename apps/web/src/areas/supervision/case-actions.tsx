import type { RequestVerb } from '#contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SupervisionCase } from '../../api/types.js';
import { Button } from '../../components/form/button.js';
import { EscalationActs } from '../../components/request/escalation-acts.js';
import { ReassignDialog } from './reassign-dialog.js';
import { ToldDialog, type ToldVerb } from './told-dialog.js';

/** Acts on a request that can be done from its row: they ask for one reason, or for a colleague. */
const TOLD: readonly ToldVerb[] = ['extend', 'remind', 'order_supervision'];

type Open = { readonly kind: 'told'; readonly verb: ToldVerb } | { readonly kind: 'reassign' };

/** What the server offers of a case, one press away. */
export function CaseActions({ row: { request, availableActions, escalation } }: { readonly row: SupervisionCase }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  const offered: readonly (RequestVerb | 'reassign')[] = availableActions;
  const label = (what: string) => `${what} ${request.number}`;
  return (
    <div className="case-actions no-print">
      {offered.includes('reassign') && <Button size="small" look="second" label={label(t('vocabulary.verb.reassign'))} onPress={() => setOpen({ kind: 'reassign' })}>{t('vocabulary.verb.reassign')}</Button>}
      {TOLD.filter((verb) => offered.includes(verb)).map((verb) => <Button key={verb} size="small" look="second" label={label(t(`vocabulary.verb.${verb}`))} onPress={() => setOpen({ kind: 'told', verb })}>{t(`vocabulary.verb.${verb}`)}</Button>)}
      {escalation !== null && <EscalationActs escalation={escalation} number={request.number} />}
      {open?.kind === 'told' && <ToldDialog request={request} verb={open.verb} onClose={close} />}
      {open?.kind === 'reassign' && <ReassignDialog request={request} onClose={close} />}
    </div>
  );
}
