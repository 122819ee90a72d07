export type ButtonLook = 'first' | 'second' | 'quiet' | 'grave';

/** Class names of a button's look, for links that look like one. */
export function buttonClass(look: ButtonLook = 'first', size: 'normal' | 'small' = 'normal'): string {
  return ['button', look === 'first' ? '' : `button-${look}`, size === 'small' ? 'button-small' : ''].filter((name) => name !== '').join(' ');
}
