/**
 * A column whose values are encrypted by FieldCipher. Each context exports the list of its own; the rotation walks over them.
 * Names are SQL identifiers written in our code, never input.
 */
export interface PersonalColumn {
  /** With its schema: `workflow.request`. */
  readonly table: string;
  /** Column of the id that was given to the cipher. */
  readonly idColumn: string;
  readonly column: string;
  /** Column name that was given to the cipher: `request.form`. */
  readonly aad: string;
  /** True for a table that refuses UPDATE: its values keep the key that sealed them. */
  readonly appendOnly?: boolean;
}
