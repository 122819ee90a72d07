import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';

export type ButtonLook = 'first' | 'second' | 'quiet' | 'grave';

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

/** Class names of a button's look, for links that look like one. */
export function buttonClass(look: ButtonLook = 'first', size: 'normal' | 'small' = 'normal'): string {
  return ['button', look === 'first' ? '' : `button-${look}`, size === 'small' ? 'button-small' : ''].filter((name) => name !== '').join(' ');
}

export function Button({ children, look = 'first', size = 'normal', type = 'button', label, slot, ...rest }: ButtonProps) {
  return (
    <AriaButton {...rest} {...(slot === undefined ? {} : { slot })} type={type} className={buttonClass(look, size)} {...(label === undefined ? {} : { 'aria-label': label })}>
      {children}
    </AriaButton>
  );
}
