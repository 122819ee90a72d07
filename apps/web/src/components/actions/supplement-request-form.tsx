import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { serviceOfRequestQuery } from '../../api/catalogue.js';
import { newId } from '../../api/new-id.js';
import { reasonsQuery, useAct } from '../../api/requests.js';
import type { RequestDetail } from '../../api/types.js';
import { useFormat } from '../../text/format.js';
import { Button } from '../form/button.js';
import { ErrorSummary, type FieldErrors } from '../form/error-summary.js';
import { useKept } from '../form/kept-text.js';
import { SelectInput } from '../form/select-input.js';
import { TextInput } from '../form/text-input.js';
import { Notice } from '../status/notice.js';
import { ProblemNotice } from '../status/problem-notice.js';
import { announce } from '../status/toasts.js';
import { hasBlank } from './blank.js';
import { TextTemplates } from './text-templates.js';

interface Item {
  readonly id: string;
  readonly materialCode: string;
  readonly reasonCode: string;
  readonly what: string;
}

const OTHER = 'other';

function emptyItem(): Item {
  return { id: newId(), materialCode: OTHER, reasonCode: '', what: '' };
}

interface ItemFieldsProps {
  readonly detail: RequestDetail;
  readonly item: Item;
  readonly number: number;
  readonly errors: FieldErrors;
  readonly change: (item: Item) => void;
  readonly onRemove: (() => void) | undefined;
}

function ItemFields({ detail, item, number, errors, change, onRemove }: ItemFieldsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const service = useQuery(serviceOfRequestQuery(detail.request));
  const reasons = useQuery(reasonsQuery('request_supplement'));
  const materials = (service.data?.materials ?? []).map((material) => ({ key: material.code, label: format.name(material) }));
  return (
    <fieldset className="item-form">
      <legend>{t('work.supplementItem', { n: number })}</legend>
      <SelectInput name={`${item.id}.material`} label={t('work.supplementMaterial')} optional value={item.materialCode} onChange={(materialCode) => change({ ...item, materialCode })} options={[...materials, { key: OTHER, label: t('work.supplementOther') }]} />
      <SelectInput name={`${item.id}.reason`} label={t('work.supplementReason')} error={errors[`${item.id}.reason`]} value={item.reasonCode} onChange={(reasonCode) => change({ ...item, reasonCode })} options={(reasons.data?.items ?? []).map((reason) => ({ key: reason.code, label: reason[format.language] }))} />
      <TextInput name={`${item.id}.what`} label={t('work.supplementWhat')} hint={t('work.noteHint')} error={errors[`${item.id}.what`]} value={item.what} onChange={(what) => change({ ...item, what })} multiline maxLength={500} />
      <TextTemplates detail={detail} verb="request_supplement" value={item.what} onInsert={(what) => change({ ...item, what })} />
      {onRemove !== undefined && <div><Button look="quiet" size="small" label={t('work.supplementRemove', { n: number })} onPress={onRemove}>{t('work.supplementRemove', { n: number })}</Button></div>}
    </fieldset>
  );
}

interface SupplementRequestFormProps {
  readonly detail: RequestDetail;
  readonly reload: () => void;
  readonly onDone: () => void;
}

/** Everything that is missing, told once (行政许可法 32): the form says so before the clerk sends it. */
export function SupplementRequestForm({ detail, reload, onDone }: SupplementRequestFormProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { request } = detail;
  const [first] = useState(() => ({ items: [emptyItem()] as readonly Item[] }));
  const [{ items }, change, forget] = useKept(`action.${request.id}.request_supplement`, first);
  const [attempt, setAttempt] = useState(0);
  const reasons = useQuery(reasonsQuery('request_supplement'));
  const act = useAct(request.id);
  // The claim under which the form was opened.
  const [fence] = useState(request.mine ? { fence: request.fence } : {});
  const missing: FieldErrors = Object.fromEntries(items.flatMap((item) => [
    ...(item.reasonCode === '' ? [[`${item.id}.reason`, t('work.reasonMissing')] as const] : []),
    ...(hasBlank(item.what) ? [[`${item.id}.what`, t('work.blankLeft')] as const] : []),
    ...(item.what.trim() === '' ? [[`${item.id}.what`, t('work.supplementWhatMissing')] as const] : []),
  ]));
  const errors = attempt === 0 ? {} : missing;
  const why = (code: string) => reasons.data?.items.find((reason) => reason.code === code)?.[format.language] ?? code;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (Object.keys(missing).length > 0) {
      setAttempt((count) => count + 1);
      return;
    }
    const told = items.map((item) => ({ ...(item.materialCode === OTHER ? {} : { materialCode: item.materialCode }), reasonCode: item.reasonCode, what: item.what.trim(), why: why(item.reasonCode) }));
    act.carryOut({ verb: 'request_supplement', version: request.version, input: { items: told, ...fence } }, () => {
      forget();
      announce(t('work.done', { number: request.number, verb: t('vocabulary.verb.request_supplement') }));
      onDone();
    });
  };
  const startAgain = () => {
    act.reset();
    reload();
  };
  return (
    <form className="stack-s" noValidate onSubmit={submit} aria-label={t('vocabulary.verb.request_supplement')}>
      <Notice tone="care" role="note" title={t('work.supplementOnce')}><p className="small">{t('work.supplementOnceText')}</p></Notice>
      <ErrorSummary errors={errors} attempt={attempt} />
      {items.map((item, index) => (
        <ItemFields
          key={item.id} detail={detail} item={item} number={index + 1} errors={errors}
          change={(next) => change({ items: items.map((each) => (each.id === item.id ? next : each)) })}
          onRemove={items.length > 1 ? () => change({ items: items.filter((each) => each.id !== item.id) }) : undefined}
        />
      ))}
      <div><Button look="second" size="small" onPress={() => change({ items: [...items, emptyItem()] })}>{t('work.supplementAdd')}</Button></div>
      {act.error !== null && <ProblemNotice error={act.error} onReload={startAgain} />}
      <div className="form-actions">
        <Button type="submit" isPending={act.isPending}>{t('work.submitAction', { verb: t('vocabulary.verb.request_supplement') })}</Button>
        <Button look="quiet" onPress={onDone}>{t('work.cancel')}</Button>
      </div>
    </form>
  );
}
