import { useTranslation } from 'react-i18next';
import type { Standing } from '../../../api/types.js';
import { Button } from '../../../components/form/button.js';
import { ChoiceInput } from '../../../components/form/choice-input.js';
import { LinesField, TextField } from './fields.js';
import { ListField } from './list-field.js';

const STANDINGS = ['active', 'suspended', 'deprecated', 'retired'] as const satisfies readonly Standing[];

/** A law with its article, as a list cites it. */
export function LawsField({ path }: { readonly path: string }) {
  const { t } = useTranslation();
  return (
    <ListField path={path} item={(index) => t('drafts.form.law', { n: index + 1 })} add={(append) => <Button look="second" size="small" onPress={() => append({ law: '', article: '' })}>{t('drafts.form.addLaw')}</Button>}>
      {(at) => (
        <div className="field-row">
          <TextField path={`${at}.law`} />
          <TextField path={`${at}.article`} short optional />
        </div>
      )}
    </ListField>
  );
}

/** Sources, one a line. */
export function SourcesField({ path }: { readonly path: string }) {
  const { t } = useTranslation();
  return <LinesField path={path} hint={t('drafts.form.onePerLine')} optional />;
}

interface StandingFieldProps {
  readonly value: Standing;
  readonly onChange: (standing: Standing) => void;
}

/** What the new version says of the document as a whole: a choice with consequences, each of them spelled out. */
export function StandingField({ value, onChange }: StandingFieldProps) {
  const { t } = useTranslation();
  const options = STANDINGS.map((key) => ({ key, label: t(`signing.standing.${key}`), note: t(`drafts.standingNote.${key}`) }));
  return <ChoiceInput name="standing" label={t('drafts.label.standing')} hint={t('drafts.standingHint')} options={options} value={value} onChange={(key) => onChange(STANDINGS.find((each) => each === key) ?? value)} />;
}
