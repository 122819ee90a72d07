import { useTranslation } from 'react-i18next';
import { uploadAttachment } from '../../../api/requests.js';
import type { Material } from '../../../api/types.js';
import { FileInput } from '../../../components/form/file-input.js';
import { PlainBadge } from '../../../components/status/badges.js';
import { useFormat } from '../../../text/format.js';
import { MaterialNote } from '../../public/material-note.js';
import { attestedOf, deferralOf, filesFor, isAsked, uploadsOf } from './content.js';
import { countingAnswers, evidenceFor } from './evidence.js';
import { useEvidenceWords } from './use-evidence-words.js';
import { MaterialDeferral } from './material-deferral.js';
import type { StepProps } from './step-props.js';

function MaterialInput({ material, ...props }: StepProps & { readonly material: Material }) {
  const { content, facts, errors, update, onBusy } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const name = `material.${material.code}`;
  const files = filesFor(content.attachments, material);
  const error = errors[name];
  return (
    <li className="material" data-invalid={error === undefined ? undefined : true}>
      <div className="row row-between">
        <h3>{format.name(material)}</h3>
        <PlainBadge tone={material.required ? 'info' : 'still'}>{t(material.required ? 'pub.guide.required' : 'pub.guide.notRequired')}</PlainBadge>
      </div>
      <MaterialNote material={material} />
      <MaterialDeferral {...props} material={material} />
      {deferralOf(content, material, facts) === undefined && <FileInput
        name={name} label={format.name(material)} formats={material.formats} maxFiles={material.maxFiles} files={files} error={error} onBusy={onBusy}
        send={async (file, onProgress) => await uploadAttachment(file, material.code, onProgress)}
        onChange={(mine) => update({ attachments: [...content.attachments.filter((file) => file.materialCode !== material.code), ...mine] })}
      />}
    </li>
  );
}

export function MaterialsStep(props: StepProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { facts, content } = props;
  const uploads = uploadsOf(facts, content);
  const attested = attestedOf(facts, content);
  const evidenceWords = useEvidenceWords();
  const byWindow = facts.service.materials.filter((material) => material.suppliedBy === 'window' && isAsked(material, facts, { mode: content.mode, form: countingAnswers(content) }));
  return (
    <>
      <p className="muted">{t(uploads.length === 0 ? 'apply.noMaterials' : 'apply.materialsNote')}</p>
      <ul className="stack-s">{uploads.map((material) => <MaterialInput key={material.code} {...props} material={material} />)}</ul>
      {attested.length > 0 && <ul className="stack-s">{attested.map((material) => <li key={material.code} className="material"><h3>{format.name(material)}</h3><p className="muted small">{evidenceWords(evidenceFor(content, material.code))}</p></li>)}</ul>}
      {byWindow.length > 0 && <ul className="stack-s">{byWindow.map((material) => <li key={material.code} className="material"><h3>{format.name(material)}</h3><p className="muted small">{t('apply.byWindow')}</p></li>)}</ul>}
    </>
  );
}
