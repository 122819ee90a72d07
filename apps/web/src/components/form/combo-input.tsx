import { useTranslation } from 'react-i18next';
import { Button } from 'react-aria-components/Button';
import { ComboBox } from 'react-aria-components/ComboBox';
import { Input } from 'react-aria-components/Input';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { fieldClass, fieldId, FieldLabel, FieldNotes, type FieldProps } from './field.js';
import type { Option } from './select-input.js';

interface ComboInputProps extends FieldProps {
  readonly options: readonly Option[];
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly chosen: string;
  readonly onChosen: (key: string) => void;
  /** Stands in the list while it has no option. */
  readonly emptyText: string;
  readonly placeholder?: string;
}

/** A text with suggestions from the server: the caller filters, the list only shows. */
export function ComboInput({ name, label, hint, error, optional = false, options, text, onText, chosen, onChosen, emptyText, placeholder }: ComboInputProps) {
  const { t } = useTranslation();
  return (
    <div id={fieldId(name)} className="field-place">
      <ComboBox
        name={name}
        className={fieldClass({})}
        items={options.map((option) => ({ id: option.key, ...option }))}
        inputValue={text}
        onInputChange={onText}
        value={chosen === '' ? null : chosen}
        onChange={(key) => onChosen(key === null ? '' : String(key))}
        allowsEmptyCollection
        menuTrigger="input"
        isInvalid={error !== undefined}
        isRequired={!optional}
        validationBehavior="aria"
      >
        <FieldLabel label={label} />
        <div className="combo">
          <Input placeholder={placeholder} />
          <Button className="combo-button" aria-label={t('shell.choose')}><span className="select-caret" aria-hidden="true" /></Button>
        </div>
        <FieldNotes hint={hint} error={error} />
        <Popover className="popover">
          <ListBox className="options" renderEmptyState={() => <p className="options-heading">{emptyText}</p>}>
            {(option: Option & { readonly id: string }) => (
              <ListBoxItem id={option.id} textValue={option.label} className="option">
                <span>{option.label}</span>
                {option.note !== undefined && <small>{option.note}</small>}
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </ComboBox>
    </div>
  );
}
