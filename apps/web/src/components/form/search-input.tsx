import { useTranslation } from 'react-i18next';
import { Button } from 'react-aria-components/Button';
import { Input, SearchField } from 'react-aria-components/SearchField';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';

interface SearchInputProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onSubmit?: () => void;
}

export function SearchInput({ label, hint, value, onChange, onSubmit }: SearchInputProps) {
  const { t } = useTranslation();
  return (
    <SearchField className="field field-grow" value={value} onChange={onChange} {...(onSubmit === undefined ? {} : { onSubmit })}>
      <Label className="field-label">{label}</Label>
      <div className="search-field" data-empty={value === '' ? true : undefined}>
        <Input />
        <Button className="icon-button search-clear" aria-label={t('shell.clear')}>×</Button>
      </div>
      {hint !== undefined && <Text slot="description" className="field-hint">{hint}</Text>}
    </SearchField>
  );
}
