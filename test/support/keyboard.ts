import type { Page } from 'playwright-core';
import { becomesTrue } from './browser.js';

const MOST_TABS = 80;
const DRAWN_MS = 3_000;

interface Focus {
  readonly tag: string;
  readonly name: string;
  readonly visible: boolean;
}

/** What holds the focus: its words and whether a ring (outline or shadow, on it or on the box drawn for it) or, for a part of a date, a filled ground shows it. */
export async function focusOf(page: Page): Promise<Focus> {
  return page.evaluate<Focus>(`(() => {
    const at = document.activeElement;
    const named = (at.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
    const drawn = [at, at.closest('label'), at.parentElement, at.closest('.date-group'), at.closest('label')?.querySelector('.choice-mark')].filter(Boolean);
    const ringed = (each) => { const style = getComputedStyle(each); return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none' || (at.getAttribute('role') === 'spinbutton' && each === at && style.backgroundColor !== 'rgba(0, 0, 0, 0)'); };
    return { tag: at.tagName.toLowerCase(), name: [at.getAttribute('aria-label'), named, at.closest('label')?.textContent, at.textContent].filter(Boolean).join(' '), visible: drawn.some(ringed) };
  })()`);
}

interface Place {
  readonly ownerDocument: { readonly activeElement: unknown };
  contains(other: unknown): boolean;
}

/** Runs in the page: whether the focus is on the element or within it. */
export const holdsFocus = (element: unknown): boolean => {
  const place = element as Place;
  return place.contains(place.ownerDocument.activeElement);
};

/** The focus once it is drawn: the inputs draw it a moment after they have it. */
async function drawnFocus(page: Page): Promise<Focus> {
  let focus = await focusOf(page);
  for (const end = Date.now() + DRAWN_MS; focus.tag !== 'body' && !focus.visible && Date.now() < end;) focus = await focusOf(page);
  return focus;
}

/** Goes on with Tab until what has the words holds the focus; every stop on the way must be visible. */
export async function tabTo(page: Page, words: string, tag?: string): Promise<void> {
  const passed: string[] = [];
  for (let stops = 0; stops < MOST_TABS; stops += 1) {
    await page.keyboard.press('Tab');
    const focus = await drawnFocus(page);
    if (focus.tag !== 'body' && !focus.visible) throw new Error(`the focus on ${focus.tag} "${focus.name}" cannot be seen`);
    if (focus.name.includes(words) && (tag === undefined || focus.tag === tag)) return;
    passed.push(`${focus.tag} "${focus.name.slice(0, 30)}"`);
  }
  throw new Error(`"${words}" is not reached by Tab; passed: ${passed.join(', ')}`);
}

export async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** Chooses in a list with keys alone: opens it, types the beginning, takes it. */
export async function chooseByKeys(page: Page, label: string, option: string): Promise<void> {
  await tabTo(page, label, 'button');
  await press(page, 'Enter');
  await page.getByRole('listbox').waitFor();
  for (let steps = 0; steps < 40; steps += 1) {
    if ((await focusOf(page)).name.includes(option)) break;
    await press(page, 'ArrowDown');
  }
  await press(page, 'Enter');
  await page.getByRole('listbox').waitFor({ state: 'detached' });
  if (!(await focusOf(page)).name.includes(option)) throw new Error(`${option} was not chosen`);
}

export async function focusedHeading(page: Page, name: string): Promise<void> {
  await becomesTrue(page, `/^H[12]$/.test(document.activeElement.tagName) && document.activeElement.textContent.includes(${JSON.stringify(name)})`);
}
