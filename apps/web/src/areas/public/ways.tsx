import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePlaceName } from '../../api/place-name.js';
import { waysQuery } from '../../api/services.js';
import type { Service, Way, Ways } from '../../api/types.js';
import { buttonClass } from '../../components/form/button-class.js';
import { DivisionPicker } from '../../components/form/division-picker.js';
import { Panel } from '../../components/layout/panel.js';
import { PlainBadge } from '../../components/status/badges.js';
import { Loaded } from '../../components/status/loaded.js';
import { Notice } from '../../components/status/notice.js';
import '../../design/finding.css';
import { useFormat } from '../../text/format.js';

/** More than these are no choice: whoever wants one nearby names the county. */
const MOST_WINDOWS = 5;

function When({ way }: { readonly way: Way }) {
  const { t } = useTranslation();
  const { day } = useFormat();
  if (way.mode === 'instant') return <p>{t('finding.ways.instant')}</p>;
  return (
    <>
      <p><strong>{t('finding.ways.promised', { day: day(way.promisedOn) })}</strong></p>
      <p className="muted small">{t('finding.ways.decided', { decided: day(way.decidedBy), delivered: day(way.deliveredBy) })}</p>
      {way.provisional && <p className="muted small">{t('finding.ways.provisional')}</p>}
    </>
  );
}

function Bring({ way: { bring, mode } }: { readonly way: Way }) {
  const { t } = useTranslation();
  const format = useFormat();
  const atWindow = mode === 'collect_and_forward';
  if (bring.length === 0) return <p>{t(atWindow ? 'finding.ways.identityOnly' : 'finding.ways.nothing')}</p>;
  return (
    <ul className="bullets">
      {atWindow && <li>{t('finding.ways.identity')}</li>}
      {bring.map(({ material, isConditional, isInRegister }) => (
        <li key={material.code}>
          {format.name(material)}
          {isInRegister ? <> <PlainBadge tone="good">{t('finding.ways.inRegister')}</PlainBadge></> : isConditional && <> <PlainBadge tone="still">{t('finding.ways.conditional')}</PlainBadge></>}
        </li>
      ))}
    </ul>
  );
}

/** Windows near enough to go to, with how far names and addresses may be trusted. */
function Windows({ way: { windows, windowsTotal } }: { readonly way: Way }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (windows.length === 0) return <p>{t('finding.ways.noWindows')}</p>;
  const shown = windows.slice(0, MOST_WINDOWS);
  return (
    <>
      <ul className="bullets">
        {shown.map((each) => <li key={each.id}>{format.name(each)}<br /><span className="muted small">{format.language === 'en' ? each.addressEn : each.addressZh}</span></li>)}
      </ul>
      {windowsTotal > shown.length && <p className="muted small">{t('finding.ways.windowsSome', { total: windowsTotal, shown: shown.length })}</p>}
      {windows.some(({ provenance }) => provenance !== 'confirmed') && <p className="muted small">{t('finding.ways.generated')}</p>}
    </>
  );
}

interface WayBlockProps {
  readonly way: Way;
  readonly service: Service;
  readonly from: string;
  readonly to: string;
}

function WayBlock({ way, service, from, to }: WayBlockProps) {
  const { t } = useTranslation();
  const { language } = useFormat();
  return (
    <li className="way stack-s">
      <h3>{t(`vocabulary.mode.${way.mode}`)}</h3>
      <div className="way-parts">
        <div><h4>{t('finding.ways.steps')}</h4><ol className="bullets">{way.steps.map((step) => <li key={step.zh}>{step[language]}</li>)}</ol></div>
        <div><h4>{t('finding.ways.when')}</h4><When way={way} /></div>
        <div><h4>{t('finding.ways.bring')}</h4><Bring way={way} /></div>
        {way.mode === 'collect_and_forward' && <div><h4>{t('finding.ways.windows')}</h4><Windows way={way} /></div>}
      </div>
      {service.appliesTo === null && (
        <p className="no-print"><Link className={buttonClass('second', 'small')} to="/apply/$serviceCode" params={{ serviceCode: service.code }} search={{ from, to, mode: way.mode }}>{t('finding.ways.apply')}<span className="hidden-visually">: {t(`vocabulary.mode.${way.mode}`)}</span></Link></p>
      )}
    </li>
  );
}

function Answer({ found, service }: { readonly found: Ways; readonly service: Service }) {
  const { t } = useTranslation();
  const format = useFormat();
  const placeName = usePlaceName();
  const { from, to, ways, notOffered, whomToAsk } = found;
  return (
    <div className="stack-s">
      <div role="status">
        <p className="answer-sentence">{ways.length > 0 ? t('finding.ways.yes', { count: ways.length }) : t('finding.ways.no')}</p>
        <p>{t('finding.ways.route', { from: placeName(from.code), to: placeName(to.code) })}</p>
      </div>
      <ul className="stack-s">{ways.map((way) => <WayBlock key={way.mode} way={way} service={service} from={from.code} to={to.code} />)}</ul>
      {notOffered.length > 0 && (
        <Notice tone="still" title={t('finding.ways.notOffered')}>
          <ul className="bullets">{notOffered.map(({ mode, by }) => <li key={mode}>{t(`vocabulary.mode.${mode}`)}: {t(`finding.ways.by.${by}`)}</li>)}</ul>
        </Notice>
      )}
      {whomToAsk !== null && <p><strong>{t('finding.ways.ask')}</strong>{whomToAsk[format.language]}</p>}
      <p className="muted small">{t('finding.ways.provenance')}</p>
    </div>
  );
}

interface WaysPanelProps {
  readonly service: Service;
  readonly from: string;
  /** Empty: where one is decides, until another place is named. */
  readonly to: string;
  readonly onPlaces: (places: { readonly from?: string; readonly to?: string }) => void;
}

/** "Can I do it from where I am?" The place that decides is taken to be where one is until one says otherwise. */
export function WaysPanel({ service, from, to, onPlaces }: WaysPanelProps) {
  const { t } = useTranslation();
  const decides = to === '' ? from : to;
  const query = useQuery(waysQuery(service.code, from, decides));
  const isRecognition = service.appliesTo !== null;
  return (
    <Panel title={t('finding.ways.title')} className="stack-s">
      <p className="muted">{t('finding.ways.lead')}</p>
      <div className="stack-s no-print">
        <DivisionPicker name="from" label={t('finding.ways.from')} hint={t('finding.ways.fromHint')} value={from} onChange={(code) => onPlaces({ from: code })} />
        {from !== '' && <DivisionPicker name="to" label={isRecognition ? t('pub.entry.ruleTo') : t(`apply.competentPlace.${service.competentPlace}`)} hint={t('finding.ways.toHint')} value={decides} onChange={(code) => onPlaces({ to: code })} />}
      </div>
      {from === '' ? <p>{t('finding.ways.choose')}</p> : <Loaded query={query} lines={6}>{(found) => <Answer found={found} service={service} />}</Loaded>}
    </Panel>
  );
}
