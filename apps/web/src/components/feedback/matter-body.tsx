import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Matter } from '../../api/feedback.js';
import { todayInChina, useFormat } from '../../text/format.js';
import { Facts } from '../data/facts.js';
import { Panel } from '../layout/panel.js';
import { PlainBadge } from '../status/badges.js';
import { DueDate } from '../status/due-date.js';
import { Notice } from '../status/notice.js';
import { MatterActs } from './matter-acts.js';
import { MatterClocks } from './matter-clocks.js';
import { MatterCourse } from './matter-course.js';
import { MATTER_TONE } from './matter-tone.js';
import { GivenRating } from './rating-block.js';

function RequestLink({ matter, isOwn }: { readonly matter: Matter; readonly isOwn: boolean }) {
  const { requestId, requestNumber } = matter;
  if (requestId === null || requestNumber === null) return null;
  return isOwn ? <Link to="/requests/$id" params={{ id: requestId }}>{requestNumber}</Link> : <span className="code">{requestNumber}</span>;
}

/** What a matter is called: its title, or what its kind says. */
export function useMatterTitle(): (matter: Pick<Matter, 'kind' | 'title'>) => string {
  const { t } = useTranslation();
  return ({ kind, title }) => (kind === 'rectification' ? t('feedback.one.rectificationTitle') : title);
}

function MatterFacts({ matter, isOwn }: { readonly matter: Matter; readonly isOwn: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Panel title={t(`feedback.kind.${matter.kind}`)}>
      <p className="row"><PlainBadge tone={MATTER_TONE[matter.state]}>{t(`feedback.state.${matter.state}`)}</PlainBadge>{!isOwn && matter.taken && <span className="muted small">{t(matter.mine ? 'feedback.one.takenByMe' : 'feedback.one.taken')}</span>}</p>
      <Facts facts={[
        { term: t('feedback.one.holder'), value: format.name(matter.holder) },
        { term: t('feedback.one.until'), value: matter.closedAt !== null || matter.dueAt === null ? null : <DueDate on={todayInChina(new Date(matter.dueAt))} /> },
        { term: t('feedback.one.aboutRequest'), value: matter.requestId === null ? null : <RequestLink matter={matter} isOwn={isOwn} /> },
        { term: t('feedback.one.service'), value: matter.serviceType === null ? null : format.name(matter.serviceType) },
        { term: t('feedback.one.openedAt'), value: format.instant(matter.openedAt) },
        { term: t('feedback.one.writer'), value: matter.writer },
        { term: t('feedback.one.phone'), value: matter.phone === null ? null : <>{matter.phone}{!isOwn && <span className="cell-sub">{t('feedback.one.phoneRead')}</span>}</> },
        { term: t('feedback.one.founded'), value: matter.founded === null ? null : t(`feedback.one.isFounded.${matter.founded ? 'yes' : 'no'}`) },
        { term: t('feedback.one.accepted'), value: matter.accepted === null ? null : t(`feedback.one.isAccepted.${matter.accepted ? 'yes' : 'no'}`) },
      ]} />
    </Panel>
  );
}

/** One matter: where it stands, what was said, what may be done, its clocks and its course. */
export function MatterBody({ matter, isOwn, reload }: { readonly matter: Matter; readonly isOwn: boolean; readonly reload: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="two-columns">
      <div className="stack">
        {matter.kind === 'rectification' && !isOwn && matter.closedAt === null && <Notice tone="info" role="note"><p>{t('feedback.one.rectificationNote')}</p></Notice>}
        <MatterFacts matter={matter} isOwn={isOwn} />
        {matter.rating !== null && <Panel title={t('feedback.one.rating')}><GivenRating rating={matter.rating} /></Panel>}
        {matter.kind !== 'rectification' && <Panel title={t('feedback.one.text')}><p className="pre-line">{matter.text}</p></Panel>}
        <MatterActs matter={matter} reload={reload} />
      </div>
      <div className="stack">
        <MatterClocks clocks={matter.clocks} />
        <MatterCourse course={matter.course} />
      </div>
    </div>
  );
}
