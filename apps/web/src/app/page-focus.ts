let awaited = false;

/** Called when a navigation to another page begins: the next page heading takes the focus. */
export function awaitPageFocus(): void {
  awaited = true;
}

/** True once per navigation. The first page of a visit leaves the focus where the browser put it. */
export function takePageFocus(): boolean {
  const taken = awaited;
  awaited = false;
  return taken;
}
