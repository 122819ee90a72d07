/**
 * Why a file of an accepted kind is not accepted; stands in `details.fault` of the refusal `attachment_content`. `truncated`: it ends early or is damaged;
 * `trailing`: something follows its end; `foreign`: it is another kind of file as well; `active`: a PDF that runs programs, carries files or sends data;
 * `encrypted`: a PDF with a password; `hidden`: a PDF with parts that cannot be looked into; `dimensions`: an image of no size or an unreasonable one.
 */
export const CONTENT_FAULTS = ['truncated', 'trailing', 'foreign', 'active', 'encrypted', 'hidden', 'dimensions'] as const;
export type ContentFault = (typeof CONTENT_FAULTS)[number];

/**
 * Why a file cannot be read as a catalogue at all; stands in `details.fault` of the refusal `import_unreadable`. `empty`; `type`: neither XLSX, CSV, JSON nor JSONL by
 * its content; `encoding`: neither UTF-8, UTF-16 nor GB18030; `zip_damaged`, `zip_encrypted`, `zip_too_many`, `zip_too_large`: an XLSX that is broken, locked, or would
 * unfold past the bounds; `structure`: broken inside; `no_columns`: a table without any known column; `too_many_rows`.
 */
export const FILE_FAULTS = ['empty', 'type', 'encoding', 'zip_damaged', 'zip_encrypted', 'zip_too_many', 'zip_too_large', 'structure', 'no_columns', 'too_many_rows'] as const;
export type FileFault = (typeof FILE_FAULTS)[number];
