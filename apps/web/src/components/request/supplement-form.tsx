import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { uploadAttachment, useAct } from '../../api/requests.js';
import type { Attachment, RequestDetail, Supplement, SupplementItem } from '../../api/types.js';
import { useFormat } from '../../text/format.js';
import { Button } from '../form/button.js';
import { ErrorSummary, type FieldErrors } from '../form/error-summary.js';
import { FileInput } from '../form/file-input.js';
import { useKept } from '../form/kept-text.js';
import { TextInput } from '../form/text-input.js';
import { Panel } from '../layout/panel.js';
import { ProblemNotice } from '../status/problem-notice.js';
import { announce } from '../status/toasts.js';
import { SupplementItemText } from './supplement-view.js';

interface ItemAnswer {
  readonly text: string;
  readonly files: readonly Attachment[];
}
type Answers = Readonly<Record<string, ItemAnswer>>;

const NOTHING: ItemAnswer = { text: '', files: [] };
const FORMATS = ['pdf', 'jpeg', 'png'] as const;
const MOST_FILES = 5;

interface ItemProps {
  readonly item: SupplementItem;
  readonly number: number;
  readonly answer: ItemAnswer;
  readonly error: string | undefined;
  readonly onChange: (answer: ItemAnswer) => void;
  readonly onBusy: (isBusy: boolean) => void;
}

function AnswerItem({ item, number, answer, error, onChange, onBusy }: ItemProps) {
  const { t } = useTranslation();
  return (
    <fieldset className="item-form">
      <legend>{t('request.supplementItem', { n: number })}</legend>
      <SupplementItemText item={item} />
      <TextInput name={`answer.${item.code}`} label={t('request.supplementAnswer')} hint={t('request.supplementAnswerHint')} error={error} optional multiline value={answer.text} onChange={(text) => onChange({ ...answer, text })} maxLength={2000} />
      <FileInput
        name={`files.${item.code}`} label={t('request.supplementFile')} formats={FORMATS} maxFiles={MOST_FILES} files={answer.files}
        send={async (file, onProgress) => await uploadAttachment(file, item.materialCode ?? 'supplement', onProgress)}
        onChange={(files) => onChange({ ...answer, files })} onBusy={onBusy}
      />
    </fieldset>
  );
}

interface SupplementFormProps {
  readonly detail: RequestDetail;
  readonly supplement: Supplement;
  readonly reload: () => void;
}

/** The answer to a supplement notice, item by item: it can be sent only when every item is answered. */
export function SupplementForm({ detail, supplement, reload }: SupplementFormProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { request } = detail;
  const [answers, change, forget] = useKept<Answers>(`supplement.${request.id}.${supplement.round}`, {});
  const [attempt, setAttempt] = useState(0);
  const [isBusy, setBusy] = useState(false);
  const act = useAct(request.id);
  const answerTo = (item: SupplementItem) => answers[item.code] ?? NOTHING;
  const open = supplement.items.filter((item) => answerTo(item).text.trim() === '' && answerTo(item).files.length === 0);
  const errors: FieldErrors = attempt === 0 ? {} : Object.fromEntries(open.map((item) => [`answer.${item.code}`, t('request.supplementNeeded', { n: supplement.items.indexOf(item) + 1 })]));
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (open.length > 0) {
      setAttempt((count) => count + 1);
      return;
    }
    const given = supplement.items.map((item) => ({ itemCode: item.code, text: answerTo(item).text.trim(), attachmentIds: answerTo(item).files.map((file) => file.id) }));
    act.carryOut({ verb: 'supply_supplement', version: request.version, input: { answers: given } }, () => {
      forget();
      announce(t('work.done', { number: request.number, verb: t('vocabulary.verb.supply_supplement') }));
    });
  };
  const due = detail.why.clock === 'supplement_answer' ? detail.why.dueOn : null;
  return (
    <Panel title={t('request.supplementTitle')} className="no-print">
      <form className="wizard-form" noValidate onSubmit={send}>
        <p>{t('request.supplementAsked', { at: format.instant(supplement.requestedAt), items: supplement.items.length })}{due !== null && ` ${t('request.supplementUntil', { day: format.dayOfWeek(due) })}`}</p>
        <ErrorSummary errors={errors} attempt={attempt} />
        {supplement.items.map((item, index) => (
          <AnswerItem key={item.code} item={item} number={index + 1} answer={answerTo(item)} error={errors[`answer.${item.code}`]} onChange={(answer) => change({ [item.code]: answer })} onBusy={setBusy} />
        ))}
        {act.error !== null && <ProblemNotice error={act.error} onReload={() => { act.reset(); reload(); }} />}
        <div className="form-actions"><Button type="submit" isPending={act.isPending || isBusy}>{t('request.supplementSend')}</Button></div>
      </form>
    </Panel>
  );
}
