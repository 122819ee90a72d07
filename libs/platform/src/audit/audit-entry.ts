/** What the audit keeps of one act. `detail` carries ids and codes, never personal data in the clear. */
export interface AuditRecord {
  /** What was done, as `context.verb`: `request.accept`, `person.reveal`, `session.sign_in`. */
  readonly act: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly jurisdiction?: string | undefined;
  readonly detail?: Readonly<Record<string, unknown>>;
}
