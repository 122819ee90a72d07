/**
 * A screen in a public hall, used by one person after the other. The tab keeps one mark, which is the device's and says nothing of anybody; all else
 * is forgotten at the end of each visit. The mark goes with the tab.
 */
const MARK = 'tongban.kiosk';

/** Whether this tab is a kiosk. */
export function isKiosk(): boolean {
  try {
    return sessionStorage.getItem(MARK) === 'on';
  } catch {
    return false;
  }
}

/** Makes this tab a kiosk until it is closed. */
export function beKiosk(): void {
  try {
    sessionStorage.setItem(MARK, 'on');
  } catch {
    // Without storage the mark lasts until the next full load of a page, which then is an ordinary one.
  }
}

/** Forgets everything that this device keeps of whoever was here: what was typed, drafts, language and display. */
export async function forgetEverything(): Promise<void> {
  const kiosk = isKiosk();
  for (const place of [localStorage, sessionStorage]) place.clear();
  if (kiosk) beKiosk();
  if ('caches' in window) await Promise.all((await caches.keys()).map(async (name) => caches.delete(name)));
}
