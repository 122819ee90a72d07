/** Letters of any writing, rare ones for which there is no code point yet among them, with the signs that names have; no emoji, no sign that steers a line. */
export const PERSON_NAME = /^[\p{L}\p{Co}][\p{L}\p{M}\p{Co} ·•.'’-]*$/u;
