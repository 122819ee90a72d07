/** Whether a text from a template still holds a place that only a person can fill. */
export function hasBlank(text: string): boolean {
  return /【[^】]*】/.test(text);
}
