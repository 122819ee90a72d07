/**
 * Why a file of an accepted kind is not accepted; stands in `details.fault` of the refusal `attachment_content`. `truncated`: it ends early or is damaged;
 * `trailing`: something follows its end; `foreign`: it is another kind of file as well; `active`: a PDF that runs programs, carries files or sends data;
 * `encrypted`: a PDF with a password; `hidden`: a PDF with parts that cannot be looked into; `dimensions`: an image of no size or an unreasonable one.
 */
export const CONTENT_FAULTS = ['truncated', 'trailing', 'foreign', 'active', 'encrypted', 'hidden', 'dimensions'] as const;
export type ContentFault = (typeof CONTENT_FAULTS)[number];
