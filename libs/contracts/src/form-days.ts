/** Days that a form takes: anything outside is a slip of the pen, and further on no calendar of ours counts. */
export const FORM_DAYS = { from: '1900-01-01', until: '2199-12-31' } as const;
