/** Where a link leads: out of the kiosk, to a file that would stay on it, to the sign-in, or to a page. */
function leads(link: HTMLAnchorElement): 'elsewhere' | 'file' | 'sign-in' | 'here' {
  if (link.hasAttribute('download')) return 'file';
  if (link.target === '_blank' || link.origin !== window.location.origin) return 'elsewhere';
  if (link.pathname.startsWith('/api/session/')) return 'sign-in';
  return link.pathname.startsWith('/api/') ? 'elsewhere' : 'here';
}

function completeNothing(field: EventTarget | null): void {
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
  field.setAttribute('autocomplete', 'off');
  field.form?.setAttribute('autocomplete', 'off');
}

/**
 * Keeps the browser from remembering for the next person: no field completes what was typed before, no link leaves the platform or saves a file, and a
 * page that the browser kept whole for its back button is loaded anew. Gives back the end of it.
 */
export function guardKiosk(onBarred: (why: 'elsewhere' | 'file') => void): () => void {
  const ended = new AbortController();
  const { signal } = ended;
  completeNothing(document.activeElement);
  document.addEventListener('focusin', ({ target }) => completeNothing(target), { capture: true, signal });
  const bar = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (link === null) return;
    const where = leads(link);
    if (where === 'here') return;
    event.preventDefault();
    event.stopPropagation();
    if (where === 'sign-in') window.location.replace(link.href);
    else onBarred(where);
  };
  document.addEventListener('click', bar, { capture: true, signal });
  document.addEventListener('auxclick', bar, { capture: true, signal });
  document.addEventListener('contextmenu', (event) => event.preventDefault(), { signal });
  window.addEventListener('pageshow', (event) => { if (event.persisted) window.location.reload(); }, { signal });
  return () => ended.abort();
}
