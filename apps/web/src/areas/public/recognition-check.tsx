import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { recognitionQuery } from '../../api/catalogue.js';
import { usePlaceName } from '../../api/place-name.js';
import { hasCode } from '../../api/problem.js';
import { useServiceFor } from '../../api/service-for.js';
import type { Qualification, RecognitionAnswer, Service } from '../../api/types.js';
import { buttonClass } from '../../components/form/button.js';
import { DateInput } from '../../components/form/date-input.js';
import { PlaceSelect } from '../../components/form/place-select.js';
import { Panel } from '../../components/layout/panel.js';
import { LawList, LawRef } from '../../components/status/law-ref.js';
import { Skeleton } from '../../components/status/loaded.js';
import { Notice } from '../../components/status/notice.js';
import { ProblemNotice } from '../../components/status/problem-notice.js';
import { todayInChina, useFormat } from '../../text/format.js';

function NotRecognised({ text }: { readonly text: string }) {
  const { t } = useTranslation();
  return <Notice tone="still" title={t('pub.entry.notRecognised')}><p>{text}</p></Notice>;
}

interface AnswerProps {
  readonly entry: Qualification;
  readonly answer: RecognitionAnswer;
}

/** What to show there: materials have their names in the service that asks for them. */
function Documents({ codes, service }: { readonly codes: readonly string[]; readonly service: Service | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const named = (service?.materials ?? []).filter((material) => codes.includes(material.code));
  if (named.length === 0) return null;
  return (
    <div className="stack-s">
      <h3>{t('pub.entry.documents')}</h3>
      <ul className="bullets">{named.map((material) => <li key={material.code}>{format.name(material)}</li>)}</ul>
    </div>
  );
}

function WayOn({ entry, answer, service }: AnswerProps & { readonly service: Service | undefined }) {
  const { t } = useTranslation();
  const { from, to } = answer.rule;
  return (
    <div className="stack-s">
      {answer.request === 'none' && <p><strong>{t('pub.entry.nothingToDo')}</strong></p>}
      {service !== undefined && (
        <>
          <div>
            <Link className={buttonClass(answer.request === 'none' ? 'second' : 'first')} to="/apply/$serviceCode" params={{ serviceCode: service.code }} search={{ qualification: entry.code, from, to }}>{t('pub.entry.apply')}</Link>
          </div>
          <p className="muted small">{t('pub.entry.applyNote')}</p>
        </>
      )}
    </div>
  );
}

function Answer({ entry, answer }: AnswerProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const placeName = usePlaceName();
  const service = useServiceFor(entry);
  const { rule } = answer;
  return (
    <>
      <Notice tone="good"><p className="answer-sentence">{t(`vocabulary.effectSentence.${rule.effect}`, { name: format.name(entry), to: placeName(rule.to) })}</p></Notice>
      {rule.conditions.length > 0 && (
        <div className="stack-s">
          <h3>{t('pub.entry.conditions')}</h3>
          <ul className="bullets">
            {rule.conditions.map((condition) => <li key={condition.code}>{condition[format.language]} {condition.lawRef !== null && <span className="muted small"><LawRef law={condition.lawRef} /></span>}</li>)}
          </ul>
        </div>
      )}
      <Documents codes={rule.documents} service={service} />
      {rule.legalBasis.length > 0 && <div className="stack-s"><h3>{t('pub.entry.law')}</h3><LawList laws={rule.legalBasis} /></div>}
      <WayOn entry={entry} answer={answer} service={service} />
    </>
  );
}

interface RecognitionCheckProps {
  readonly entry: Qualification;
  readonly from: string;
  readonly to: string;
  readonly on: string | undefined;
}

/** "What does it count for in …?": answers at once, and again whenever a place or the day changes. */
export function RecognitionCheck({ entry, from, to, on }: RecognitionCheckProps) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/catalogue/$code' });
  const question = { qualification: entry.code, from, to, on };
  const query = useQuery(recognitionQuery(question));
  const set = (name: 'from' | 'to' | 'on') => (value: string) => void navigate({ search: (now) => ({ ...now, [name]: value }), replace: true, resetScroll: false });
  return (
    <Panel title={t('pub.entry.checkTitle')}>
      <div className="search-bar">
        <PlaceSelect name="from" label={t('pub.entry.checkFrom')} optional value={from} onChange={set('from')} />
        <PlaceSelect name="to" label={t('pub.entry.checkTo')} optional value={to} onChange={set('to')} />
        <DateInput name="on" label={t('pub.entry.checkOn')} value={on ?? todayInChina()} onChange={set('on')} />
      </div>
      <div className="answer" aria-live="polite">
        {from === to && <NotRecognised text={t('pub.entry.samePlace')} />}
        {from !== to && query.isPending && <Skeleton lines={4} />}
        {from !== to && query.error !== null && (hasCode(query.error, 'no_rule_in_force', 'qualification_not_published') ? <NotRecognised text={t(hasCode(query.error, 'no_rule_in_force') ? 'problems.code.no_rule_in_force' : 'problems.code.qualification_not_published')} /> : <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />)}
        {from !== to && query.data !== undefined && <Answer entry={entry} answer={query.data} />}
      </div>
    </Panel>
  );
}
