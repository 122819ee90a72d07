import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { RequestDetail } from '../../api/types.js';
import { useFormat } from '../../text/format.js';
import { Panel } from '../layout/panel.js';
import { PlainBadge } from '../status/badges.js';
import { DueDate } from '../status/due-date.js';
import type { Tone } from '../status/notice.js';

type Leg = RequestDetail['legs'][number];

const TONE_OF: Readonly<Record<Leg['standing'], Tone>> = { planned: 'still', open: 'info', agreed: 'good', disagreed: 'bad', ended: 'still' };

function LegLink({ id, area }: { readonly id: string; readonly area: 'requests' | 'work' }) {
  const { t } = useTranslation();
  return area === 'work' ? <Link to="/work/$id" params={{ id }}>{t('request.legOpen')}</Link> : <Link to="/requests/$id" params={{ id }}>{t('request.legOpen')}</Link>;
}

/** One request, several jurisdictions: where each part stands, who handles it and until when. */
export function LegsPanel({ detail, area }: { readonly detail: RequestDetail; readonly area: 'requests' | 'work' }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { legs, parent, request } = detail;
  if (parent !== null && request.leg !== null) {
    return (
      <p className="muted">
        {area === 'work'
          ? <Link to="/work/$id" params={{ id: parent.id }}>{t('request.legOf', { number: parent.number, leg: format.name(request.leg) })}</Link>
          : <Link to="/requests/$id" params={{ id: parent.id }}>{t('request.legOf', { number: parent.number, leg: format.name(request.leg) })}</Link>}
      </p>
    );
  }
  if (legs.length === 0) return null;
  const nameOf = (code: string): string => format.name(legs.find((leg) => leg.code === code) ?? { nameZh: code, nameEn: code });
  return (
    <Panel title={t('request.legsTitle')}>
      {area === 'requests' && <p className="muted small">{t('request.legsLead')}</p>}
      <ol className="stack-s legs">
        {legs.map((leg) => (
          <li key={leg.code} className="material">
            <div className="row row-between"><h3>{format.name(leg)}</h3><PlainBadge tone={TONE_OF[leg.standing]}>{t(`request.legStanding.${leg.standing}`)}</PlainBadge></div>
            <p className="small">{leg.authority === null ? format.name(leg.place) : format.name(leg.authority)}{leg.dueOn !== null && <> · <DueDate on={leg.dueOn} short /></>}</p>
            {leg.standing === 'planned' && leg.after.length > 0 && <p className="muted small">{t('request.legAfter', { legs: leg.after.map(nameOf).join('、') })}</p>}
            {leg.requestId !== null && <p className="small"><LegLink id={leg.requestId} area={area} /></p>}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
