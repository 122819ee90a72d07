import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAskRegister } from '../../../api/evidence.js';
import type { DraftEvidence, EvidenceNeed, Service } from '../../../api/types.js';
import { Facts } from '../../../components/data/facts.js';
import { Button } from '../../../components/form/button.js';
import { CheckInput } from '../../../components/form/choice-input.js';
import { SelectInput } from '../../../components/form/select-input.js';
import { ProblemNotice } from '../../../components/status/problem-notice.js';
import { useFormat } from '../../../text/format.js';
import { keptOf } from './evidence.js';
import { RegisterAnswer } from './register-answer.js';

interface NeedProps {
  readonly service: Service;
  /** Version of the service that the consent is for. */
  readonly version: number;
  readonly need: EvidenceNeed;
  readonly evidence: DraftEvidence | undefined;
  readonly onChange: (evidence: DraftEvidence | undefined) => void;
}

/** What it spares the applicant, and what is asked for. */
function NeedFacts({ service, need }: Pick<NeedProps, 'service' | 'need'>) {
  const { t } = useTranslation();
  const format = useFormat();
  const { schema } = service.form;
  const fields = need.fields.map((name) => schema.properties[name]?.[`x-${format.language}`] ?? name);
  const materials = service.materials.filter(({ code }) => need.materials.includes(code)).map((material) => format.name(material));
  const list = (words: readonly string[]) => (words.length === 0 ? null : words.join(t('apply.between')));
  return (
    <Facts facts={[{ term: t('registers.forFields'), value: list(fields) }, { term: t('registers.forMaterials'), value: list(materials) }, { term: t('registers.asks'), value: list(need.attributes.map((attribute) => format.name(attribute))) }]} />
  );
}

/** The consent, unticked, and the question to a register. */
function AskForm({ service, version, need, onChange }: Omit<NeedProps, 'evidence'>) {
  const { t } = useTranslation();
  const format = useFormat();
  const ask = useAskRegister();
  const [agreed, setAgreed] = useState(false);
  const [tried, setTried] = useState(false);
  const [place, setPlace] = useState(need.register?.jurisdictionCode ?? need.registers[0]?.jurisdictionCode ?? '');
  const name = `evidence.${need.evidenceType}`;
  const send = () => {
    setTried(true);
    if (agreed) ask.carryOut({ serviceTypeCode: service.code, serviceTypeVersion: version, need, place }, (evidence) => onChange(keptOf(evidence)));
  };
  return (
    <div className="stack-s">
      <SelectInput name={`${name}.place`} label={t('registers.register')} value={place} onChange={setPlace} options={need.registers.map((register) => ({ key: register.jurisdictionCode, label: format.name(register) }))} />
      <CheckInput name={name} value={agreed} onChange={setAgreed} error={tried && !agreed ? t('registers.consentNeeded') : undefined} note={t('registers.consentLaw')}>{need.consent[format.language]}</CheckInput>
      {ask.error !== null && <ProblemNotice error={ask.error} />}
      <div><Button look="second" size="small" label={t('registers.askWhat', { what: format.name(need) })} isPending={ask.isPending} onPress={send}>{t(ask.isPending ? 'registers.asking' : 'registers.ask')}</Button></div>
    </div>
  );
}

/** One thing that a register may know. */
export function RegisterNeed(props: NeedProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { need, evidence, onChange } = props;
  return (
    <section className="material stack-s" aria-label={format.name(need)}>
      <h3>{format.name(need)}</h3>
      <NeedFacts {...props} />
      {need.forRule && <p className="muted">{t('registers.forRule')}</p>}
      {evidence === undefined ? <AskForm {...props} /> : <RegisterAnswer form={props.service.form} need={need} evidence={evidence} onChange={onChange} />}
    </section>
  );
}
