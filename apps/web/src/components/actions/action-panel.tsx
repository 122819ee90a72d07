import type { RequestVerb } from '#contracts';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../api/requests.js';
import type { RequestDetail } from '../../api/types.js';
import { Button } from '../form/button.js';
import { type ButtonLook } from '../form/button-class.js';
import { Panel } from '../layout/panel.js';
import { useHolder } from '../request/status-block.js';
import { ProblemNotice } from '../status/problem-notice.js';
import { announce } from '../status/toasts.js';
import { ActionForm } from './action-form.js';
import { FIELDS_OF, type FormVerb } from './action-input.js';
import { SupplementRequestForm } from './supplement-request-form.js';

/** Order of the buttons: what moves a request on comes first, what ends it last. */
const ORDER: readonly RequestVerb[] = ['claim', 'take_over', 'receive', 'route', 'accept', 'approve', 'hand_out', 'make_ready', 'dispatch', 'confirm_receipt', 'delivery_returned', 'extend', 'uphold', 'resume', 'request_supplement', 'allow_supplement', 'suspend', 'return_misrouted', 'contest', 'set_aside', 'remind', 'order_supervision', 'refuse', 'decline', 'reassign', 'release'];
const LOOK: Readonly<Partial<Record<RequestVerb, ButtonLook>>> = { request_supplement: 'second', return_misrouted: 'second', suspend: 'second', delivery_returned: 'second', contest: 'second', order_supervision: 'second', set_aside: 'grave', refuse: 'grave', decline: 'grave', reassign: 'quiet', release: 'quiet' };

function isFormVerb(verb: RequestVerb): verb is FormVerb {
  return Object.hasOwn(FIELDS_OF, verb);
}

function ClaimButton({ verb, detail, reload }: { readonly verb: 'claim' | 'release'; readonly detail: RequestDetail; readonly reload: () => void }) {
  const { t } = useTranslation();
  const { request } = detail;
  const act = useAct(request.id);
  const run = () => act.carryOut({ verb, version: request.version, input: {} }, () => announce(t(verb === 'claim' ? 'work.claimedToast' : 'work.releasedToast', { number: request.number })));
  return (
    <>
      <Button look={verb === 'claim' ? 'first' : 'quiet'} isPending={act.isPending} onPress={run}>{t(`vocabulary.verb.${verb}`)}</Button>
      {act.error !== null && <ProblemNotice error={act.error} onReload={() => { act.reset(); reload(); }} />}
    </>
  );
}

/** Takes the focus when the button or form that had it has gone with a change of what is offered. */
function useKeptFocus(offer: string): RefObject<HTMLDivElement | null> {
  const place = useRef<HTMLDivElement>(null);
  const known = useRef(offer);
  useEffect(() => {
    if (known.current === offer) return;
    known.current = offer;
    if (document.activeElement === null || document.activeElement === document.body) place.current?.focus({ preventScroll: true });
  }, [offer]);
  return place;
}

interface ActionPanelProps {
  readonly detail: RequestDetail;
  readonly reload: () => void;
}

/** What may be done now: exactly what the server offers, one form open at a time. */
export function ActionPanel({ detail, reload }: ActionPanelProps) {
  const { t } = useTranslation();
  const holder = useHolder();
  const [open, setOpen] = useState<RequestVerb>();
  const offered = ORDER.filter((verb) => detail.availableActions.includes(verb));
  const chosen = open !== undefined && offered.includes(open) ? open : undefined;
  const close = () => setOpen(undefined);
  const place = useKeptFocus(`${chosen ?? ''} ${offered.join(' ')}`);
  return (
    <Panel title={t('work.actionsTitle')} className="no-print">
      <div ref={place} role="group" aria-label={chosen === undefined ? t('work.actionsTitle') : t(`vocabulary.verb.${chosen}`)} tabIndex={-1}>
        {offered.length === 0 && <p className="muted">{detail.why.custodian === 'none' ? t('work.noActions') : t('work.notHolder', { holder: holder(detail.why) })}</p>}
        {offered.length > 0 && chosen === undefined && (
          <div className="action-buttons">
            {offered.map((verb) => (verb === 'claim' || verb === 'release'
              ? <span key={verb} className="contents" data-key={verb}><ClaimButton verb={verb} detail={detail} reload={reload} /></span>
              : <span key={verb} className="contents" data-key={verb}><Button look={offered[0] === 'claim' && LOOK[verb] === undefined ? 'second' : (LOOK[verb] ?? 'first')} onPress={() => setOpen(verb)}>{t(`vocabulary.verb.${verb}`)}</Button></span>))}
          </div>
        )}
        {chosen !== undefined && (
          <>
            <h3 className="action-title">{t(`vocabulary.verb.${chosen}`)}</h3>
            {chosen === 'request_supplement' && <SupplementRequestForm detail={detail} reload={reload} onDone={close} />}
            {isFormVerb(chosen) && <ActionForm key={chosen} verb={chosen} detail={detail} reload={reload} onDone={close} />}
          </>
        )}
      </div>
    </Panel>
  );
}
