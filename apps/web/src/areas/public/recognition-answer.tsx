import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePlaceName } from '../../api/place-name.js';
import { useServiceFor } from '../../api/service-for.js';
import type { Qualification, RecognitionAnswer, Service } from '../../api/types.js';
import { Facts, type Fact } from '../../components/data/facts.js';
import { buttonClass } from '../../components/form/button-class.js';
import { PlainBadge } from '../../components/status/badges.js';
import { LawList, LawRef } from '../../components/status/law-ref.js';
import { Notice, type Tone } from '../../components/status/notice.js';
import { useFormat } from '../../text/format.js';
import { useConfirmation } from './provenance-notice.js';

const TONE_OF_VERDICT: Readonly<Record<RecognitionAnswer['conditions'][number]['verdict'], Tone>> = { met: 'good', not_met: 'bad', unknown: 'still' };
const TONE_OF_OUTCOME: Readonly<Record<RecognitionAnswer['outcome'], Tone>> = { nothing_to_do: 'good', ask: 'info', not_recognised: 'bad' };

interface AnswerProps {
  readonly answer: RecognitionAnswer;
}

interface ServedProps extends AnswerProps {
  /** By which a confirmation is asked for; undefined where there is none. */
  readonly service: Service | undefined;
}

function Conditions({ answer: { conditions } }: AnswerProps) {
  const { t } = useTranslation();
  const { language } = useFormat();
  if (conditions.length === 0) return null;
  return (
    <div className="stack-s">
      <h3>{t('answer.conditions')}</h3>
      <ul className="judged">
        {conditions.map((condition) => (
          <li key={`${condition.code}${JSON.stringify(condition.parameters)}`}>
            <PlainBadge tone={TONE_OF_VERDICT[condition.verdict]}>{t(`answer.verdict.${condition.verdict}`)}</PlainBadge>
            <div>
              <p>{condition[language]} {condition.lawRef !== null && <span className="muted small"><LawRef law={condition.lawRef} /></span>}</p>
              <p className="muted small">{condition.why[language]}</p>
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What to show there: materials have their names in the service that asks for them. */
function Documents({ answer: { documents }, service }: ServedProps) {
  const { t } = useTranslation();
  const format = useFormat();
  if (documents.length === 0) return null;
  const materials = service?.materials ?? [];
  return (
    <div className="stack-s">
      <h3>{t('answer.documents')}</h3>
      <ul className="bullets">
        {documents.map((code) => {
          const material = materials.find((each) => each.code === code);
          return <li key={code}>{material === undefined ? <span className="code">{code}</span> : format.name(material)}</li>;
        })}
      </ul>
    </div>
  );
}

function useFee(): (fee: RecognitionAnswer['fee']) => string {
  const { t } = useTranslation();
  return (fee) => (fee === null || fee.fen === 0 ? t('answer.free') : t('answer.fee', { yuan: (fee.fen / 100).toFixed(2), source: fee.source }));
}

/** The limit of the rule, or that of the service where the rule sets none. */
function useTimeLimit(): (answer: RecognitionAnswer, service: Service | undefined) => string {
  const { t } = useTranslation();
  return ({ outcome, timeLimit }, service) => {
    if (outcome === 'nothing_to_do') return t('answer.noWaiting');
    if (timeLimit !== null) return t('answer.limit', { value: timeLimit.value, unit: t(`answer.unit.${timeLimit.unit}`), source: timeLimit.source });
    return service === undefined ? t('answer.noLimit') : t('answer.serviceLimit', { acceptance: service.limits.acceptance?.value ?? 0, decision: service.limits.promisedDecision?.value ?? service.limits.decision?.value ?? 0 });
  };
}

function RuleFacts({ answer, service }: ServedProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const placeName = usePlaceName();
  const fee = useFee();
  const timeLimit = useTimeLimit();
  const { rule, outcome } = answer;
  if (rule === null) return null;
  const facts: Fact[] = [
    { term: t('answer.feeTitle'), value: fee(answer.fee) },
    ...(outcome === 'not_recognised' ? [] : [{ term: t('answer.limitTitle'), value: timeLimit(answer, service) }]),
    { term: t('answer.rule'), value: <><span className="code">{rule.code}</span> · {t('answer.version', { number: rule.version })} · {placeName(rule.from)} → {placeName(rule.to)}</> },
    { term: t('answer.effect'), value: t(`vocabulary.effect.${rule.effect}`) },
    { term: t('answer.valid'), value: rule.validTo === null ? t('pub.entry.ruleSince', { from: format.day(rule.validFrom) }) : t('pub.entry.ruleUntil', { from: format.day(rule.validFrom), to: format.day(rule.validTo) }) },
    { term: t('answer.law'), value: answer.law.length === 0 ? t('answer.noLaw') : <LawList laws={answer.law} /> },
  ];
  return <Facts facts={facts} />;
}

/** Where the entry and the rule come from: nothing unsigned looks official. */
function AnswerProvenance({ answer: { provenance } }: AnswerProps) {
  const { t } = useTranslation();
  const confirmation = useConfirmation();
  return (
    <div className="muted small stack-s" role="note">
      <p>{t('answer.provenance')} {confirmation(provenance.jjjStatus)}</p>
      {provenance.rule !== null && <p>{t(provenance.rule.status === 'project_proposal' ? 'answer.ruleProposal' : 'answer.ruleSource')} <span lang="zh-CN">{provenance.rule.source}</span></p>}
    </div>
  );
}

function WayOn({ entry, answer: { outcome, from, to }, service }: ServedProps & { readonly entry: Qualification }) {
  const { t } = useTranslation();
  if (outcome === 'not_recognised') return null;
  return (
    <div className="stack-s">
      {outcome === 'nothing_to_do' && <p><strong>{t('answer.nothingToDo')}</strong></p>}
      {service !== undefined && (
        <>
          <div>
            <Link className={buttonClass(outcome === 'nothing_to_do' ? 'second' : 'first')} to="/apply/$serviceCode" params={{ serviceCode: service.code }} search={{ qualification: entry.code, from, to }}>{t('pub.entry.apply')}</Link>
          </div>
          <p className="muted small">{t('pub.entry.applyNote')}</p>
        </>
      )}
      {service === undefined && outcome === 'ask' && <p className="muted small">{t('answer.noService')}</p>}
    </div>
  );
}

/** The answer to "What does it count for there?": a sentence, and everything that it rests on. */
export function RecognitionAnswerView({ entry, answer }: { readonly entry: Qualification; readonly answer: RecognitionAnswer }) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const service = useServiceFor(entry);
  return (
    <>
      <Notice tone={TONE_OF_OUTCOME[answer.outcome]} title={t(`answer.outcome.${answer.outcome}`)}>
        <p className="answer-sentence">{answer.sentence[language]}</p>
        {answer.notes.map((note) => <p key={note.zh}>{note[language]}</p>)}
      </Notice>
      <WayOn entry={entry} answer={answer} service={service} />
      <Conditions answer={answer} />
      {answer.outcome !== 'not_recognised' && <Documents answer={answer} service={service} />}
      <RuleFacts answer={answer} service={service} />
      <AnswerProvenance answer={answer} />
    </>
  );
}
