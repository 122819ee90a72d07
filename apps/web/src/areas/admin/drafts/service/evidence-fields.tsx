import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { evidenceTypesQuery } from '../../../../api/services.js';
import type { Content } from '../../../../api/types.js';
import { useFormat } from '../../../../text/format.js';
import { useDraftField, useDraftForm } from '../draft-form.js';
import { ChecksField, type AtPath } from '../fields.js';
import { textOf } from './form-model.js';
import { OptionalSelect } from './optional-select.js';

function useEvidenceTypes() {
  return useQuery(evidenceTypesQuery).data?.items ?? [];
}

interface ConceptFieldProps {
  readonly path: string;
  readonly field: Content;
  readonly onChange: (field: Content) => void;
}

/** What a field asks for in the vocabulary of evidence: then it is asked only where the register has no answer (国务院令第716号 art. 7). */
export function ConceptField({ path, field, onChange }: ConceptFieldProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { problem } = useDraftForm();
  const concepts = useEvidenceTypes().flatMap((type) => type.attributes.map((attribute) => ({ key: attribute.code, type: type.code, label: t('drafts.words.part', { label: format.name(type), value: format.name(attribute) }) })));
  const choose = (concept: string) => {
    const { 'x-concept': _concept, 'x-evidence': _evidence, ...without } = field;
    const type = concepts.find(({ key }) => key === concept)?.type;
    onChange(type === undefined ? without : { ...without, 'x-concept': concept, 'x-evidence': type });
  };
  return (
    <OptionalSelect
      name={`${path}.x-concept`} label={t('drafts.service.concept')} hint={t('drafts.service.conceptHint')} error={problem(`${path}.x-concept`) ?? problem(`${path}.x-evidence`)}
      value={textOf(field['x-concept'])} options={concepts.map(({ key, label }) => ({ key, label }))} onChange={choose}
    />
  );
}

/** The evidence type that takes the place of a paper. */
export function EvidenceTypeField({ path }: AtPath) {
  const format = useFormat();
  const { value, set, ...field } = useDraftField(path);
  return <OptionalSelect {...field} value={textOf(value)} options={useEvidenceTypes().map((type) => ({ key: type.code, label: format.name(type) }))} onChange={(code) => set(code === '' ? undefined : code)} />;
}

/** All evidence types that a rule needs. */
export function EvidenceTypesField({ path }: AtPath) {
  const format = useFormat();
  return <ChecksField path={path} options={useEvidenceTypes().map((type) => ({ key: type.code, label: format.name(type) }))} />;
}
