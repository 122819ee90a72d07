import type { KeyCommand } from './key-map.js';

const FIELDS = 'input:not([type="checkbox"]):not([type="radio"]), textarea, select, [contenteditable="true"], [role="spinbutton"], [role="listbox"], [role="menu"], [role="combobox"], [aria-haspopup="listbox"]';

/** Whether a key that is pressed here writes or chooses, or belongs to a dialog. */
export function isTypingIn(target: EventTarget | null): boolean {
  const isInDialog = document.querySelector('[role="dialog"], [role="alertdialog"], [role="listbox"], [role="menu"]') !== null;
  return isInDialog || (target instanceof Element && target.closest(FIELDS) !== null);
}

function rowLinks(): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('main th[scope="row"] a')];
}

/** The row in which the focus is. */
function rowOfFocus(): Element | null {
  return document.activeElement?.closest('tbody tr') ?? null;
}

function press(found: HTMLElement | null | undefined): void {
  if (found === null || found === undefined || found.matches(':disabled, [data-disabled]')) return;
  // What is pressed has the focus, as by the mouse: when it goes, the page knows where the focus was.
  found.focus();
  found.click();
}

function step(by: 1 | -1): void {
  const links = rowLinks();
  const here = links.findIndex((link) => link.closest('tr') === rowOfFocus());
  links[here === -1 ? (by === 1 ? 0 : links.length - 1) : here + by]?.focus();
}

/** Does on the page what the command says, by what stands there for it; where nothing does, nothing happens. */
export function carryOutKey(command: KeyCommand): void {
  if (command === 'next' || command === 'previous') step(command === 'next' ? 1 : -1);
  else if (command === 'search') document.querySelector<HTMLElement>('main search input')?.focus();
  else if (command.startsWith('queue-')) press(document.querySelector<HTMLElement>(`[data-queue="${command.slice('queue-'.length)}"]`));
  else press((rowOfFocus() ?? document).querySelector<HTMLElement>(`[data-key="${command}"] :is(a, button)`));
}
