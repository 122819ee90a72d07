import { useTranslation } from 'react-i18next';
import { Button } from 'react-aria-components/Button';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Select, SelectValue } from 'react-aria-components/Select';
import { fieldClass, fieldId, FieldLabel, FieldNotes, type FieldProps } from './field.js';

export interface Option {
  readonly key: string;
  readonly label: string;
  readonly note?: string | undefined;
}

interface SelectInputProps extends FieldProps {
  readonly options: readonly Option[];
  /** Key of the chosen option; empty while nothing is chosen. */
  readonly value: string;
  readonly onChange: (key: string) => void;
  readonly isDisabled?: boolean;
}

/** One of several. It opens before its options have been read too, and they come into the open list. */
export function SelectInput({ name, label, hint, error, optional = false, short = false, options, value, onChange, isDisabled = false }: SelectInputProps) {
  const { t } = useTranslation();
  return (
    <div id={fieldId(name)} className="field-place">
      <Select
        name={name}
        className={fieldClass({ short })}
        value={options.some((option) => option.key === value) ? value : null}
        onChange={(key) => onChange(String(key ?? ''))}
        placeholder={t('shell.choose')}
        isInvalid={error !== undefined}
        isRequired={!optional}
        isDisabled={isDisabled}
        allowsEmptyCollection
        validationBehavior="aria"
      >
        <FieldLabel label={label} />
        <Button className="select-button">
          <SelectValue>{({ isPlaceholder, selectedText, defaultChildren }) => (isPlaceholder ? defaultChildren : selectedText)}</SelectValue>
          <span className="select-caret" aria-hidden="true" />
        </Button>
        <FieldNotes hint={hint} error={error} />
        <Popover className="popover">
          <ListBox className="options" items={options.map((option) => ({ id: option.key, ...option }))} renderEmptyState={() => <p className="options-heading">{t('shell.nothingToChoose')}</p>}>
            {(option) => (
              <ListBoxItem id={option.key} textValue={option.label} className="option">
                <span>{option.label}</span>
                {option.note !== undefined && <small>{option.note}</small>}
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </Select>
    </div>
  );
}
