let heading: HTMLElement | undefined;
let awaited = false;

function focus(target: HTMLElement): void {
  awaited = false;
  target.focus({ preventScroll: true });
}

/** The heading of the page that is drawn now. Takes the focus at once when a navigation is waiting for it. */
export function showHeading(element: HTMLElement): () => void {
  heading = element;
  if (awaited) focus(element);
  return () => {
    if (heading === element) heading = undefined;
  };
}

/** Called when another page has been reached: its heading takes the focus, now or as soon as it is drawn. */
export function focusPage(): void {
  if (heading === undefined) awaited = true;
  else focus(heading);
}
