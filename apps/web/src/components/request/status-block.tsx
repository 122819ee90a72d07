import type { ActorRole, RequestState } from '#contracts';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../api/session.js';
import type { RequestDetail, Why } from '../../api/types.js';
import { useFormat } from '../../text/format.js';
import { StateBadge, toneOf } from '../status/badges.js';
import { DueDate } from '../status/due-date.js';
import { LawRef } from '../status/law-ref.js';

const REASONS = [
  'being_routed', 'waiting_for_window', 'being_forwarded', 'waiting_for_take_over', 'waiting_for_acceptance', 'supplement_being_checked', 'looking_for_authority', 'returned_to_window',
  'waiting_for_applicant', 'under_review', 'clock_stopped', 'legs_waiting', 'legs_disagreed', 'acceptance_contested', 'waiting_for_delivery', 'waiting_for_pickup', 'waiting_for_dispatch', 'in_the_post', 'closed', 'holding_under_alert',
] as const;

const DECISIONS = [['approve', 'approved'], ['refuse', 'refused'], ['decline', 'declined']] as const;

/** What was decided, once it is delivered: "delivered" alone would hide a refusal. */
function deliveredDecision({ request, decision }: RequestDetail): 'approved' | 'refused' | 'declined' | undefined {
  if (request.state !== 'delivered' || decision === null) return undefined;
  return DECISIONS.find(([verb]) => verb === decision.verb)?.[1];
}

/** Who holds a request, by name where it is an authority. */
export function useHolder(): (standing: Pick<Why, 'custodian' | 'custodianAuthority'>) => string {
  const { t } = useTranslation();
  const format = useFormat();
  const isResident = useSession()?.activePost === null;
  return ({ custodian, custodianAuthority }) => {
    if (custodianAuthority !== null) return format.name(custodianAuthority);
    return custodian === 'applicant' && isResident ? t('request.you') : t(`vocabulary.custodian.${custodian}`);
  };
}

function useRoleNames(): (roles: readonly ActorRole[]) => string {
  const { t } = useTranslation();
  const isResident = useSession()?.activePost === null;
  return (roles) => roles.map((role) => (role === 'resident' && isResident ? t('request.you') : t(`vocabulary.role.${role}`))).join(' / ');
}

function useSentence(detail: RequestDetail): string {
  const { t } = useTranslation();
  const holder = useHolder();
  const format = useFormat();
  const { request, why } = detail;
  const state: RequestState = request.state;
  const decided = deliveredDecision(detail);
  if (decided !== undefined) return t(`request.deliveredDecision.${decided}`);
  if (why.reason === 'waiting_for_window') return t('request.submittedAtWindow', { holder: holder(why) });
  // A routed request lies with the authority to which it is handed over, whoever still holds it.
  return t(`request.sentence.${state}`, { holder: why.offeredAuthority === null ? holder(why) : format.name(why.offeredAuthority) });
}

/** Where a request stands: one sentence, then who holds it, why, and until when (promise 1). */
export function StatusBlock({ detail }: { readonly detail: RequestDetail }) {
  const { t } = useTranslation();
  const holder = useHolder();
  const roleNames = useRoleNames();
  const format = useFormat();
  const sentence = useSentence(detail);
  const { why, request } = detail;
  const reason = REASONS.find((known) => known === why.reason) ?? 'attention';
  return (
    <section className={`status-block tone-${toneOf(deliveredDecision(detail) ?? request.state)}`} aria-live="polite" aria-label={t('work.why')}>
      <div className="row"><StateBadge state={request.state} />{request.deemedAccepted && <span className="muted small">{t('request.deemed')}</span>}{request.acceptanceContest === 'open' && <span className="muted small">{t('request.contestOpen')}</span>}</div>
      <p className="status-sentence">{sentence}</p>
      {request.leftToPerson !== null && <p className="muted small">{t(`request.leftToPerson.${request.leftToPerson}`)}</p>}
      <dl className="three-facts">
        <div><dt>{t('request.holderTitle')}</dt><dd>{holder(why)}{why.offeredAuthority !== null && <small>{t('request.offeredTo', { authority: format.name(why.offeredAuthority) })}</small>}{why.whoCanAct.length > 0 && <small>{t('request.whoCanAct', { roles: roleNames(why.whoCanAct) })}</small>}</dd></div>
        <div><dt>{t('request.whyTitle')}</dt><dd><small>{t(`request.reason.${reason}`)}</small>{why.lawRef !== null && <small><LawRef law={why.lawRef} /></small>}</dd></div>
        <div><dt>{t('request.untilTitle')}</dt><dd><DueDate on={why.dueOn} provisional={why.provisional} />{why.ifSilent !== null && <small>{t(`request.silence.${why.ifSilent}`)}</small>}</dd></div>
      </dl>
    </section>
  );
}
