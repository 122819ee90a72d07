import { useTranslation } from 'react-i18next';
import { DivisionPicker } from '../../../components/form/division-picker.js';

interface ResidencePickerProps {
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (code: string) => void;
}

/** Where the applicant is now, which decides about windows and how the result comes. */
export function ResidencePicker(props: ResidencePickerProps) {
  const { t } = useTranslation();
  return <DivisionPicker {...props} name="residence" label={t('apply.residence')} hint={t('apply.residenceHint')} />;
}
