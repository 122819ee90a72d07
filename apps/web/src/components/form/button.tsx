import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { buttonClass, type ButtonLook } from './button-class.js';

interface ButtonProps {
  readonly children: ReactNode;
  readonly look?: ButtonLook;
  readonly size?: 'normal' | 'small';
  readonly type?: 'button' | 'submit';
  readonly onPress?: () => void;
  readonly isDisabled?: boolean;
  /** Running: stays focusable, takes no second press. */
  readonly isPending?: boolean;
  readonly label?: string;
  readonly slot?: string;
  readonly autoFocus?: boolean;
}

export function Button({ children, look = 'first', size = 'normal', type = 'button', label, slot, ...rest }: ButtonProps) {
  return (
    <AriaButton {...rest} {...(slot === undefined ? {} : { slot })} type={type} className={buttonClass(look, size)} {...(label === undefined ? {} : { 'aria-label': label })}>
      {children}
    </AriaButton>
  );
}
