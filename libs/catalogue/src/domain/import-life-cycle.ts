import { no, ok, type Result } from '#kernel';

export const IMPORT_MODES = ['merge', 'replace'] as const;
export type ImportMode = (typeof IMPORT_MODES)[number];

/** `checking` and `drafting` are work that goes on by itself; `checked` waits for a person; `stopped` waits to be resumed. */
export const IMPORT_STATES = ['checking', 'checked', 'drafting', 'proposed', 'stopped', 'discarded'] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

/** What comes of a row. `withdrawn`: the list that the file replaces has it, and the file does not. */
export const VERDICTS = ['added', 'changed', 'unchanged', 'wrong', 'withdrawn'] as const;
export type Verdict = (typeof VERDICTS)[number];
export type Counts = Readonly<Record<Verdict, number>>;

export const IMPORT_ACTS = ['confirm', 'stop', 'resume', 'discard'] as const;
export type ImportAct = (typeof IMPORT_ACTS)[number];

/** From where each act may be done. */
const FROM: Readonly<Record<ImportAct, readonly ImportState[]>> = {
  confirm: ['checked'], stop: ['checking', 'drafting'], resume: ['stopped'], discard: ['checking', 'checked', 'stopped'],
};

/** The acts that its owner may do now. */
export function availableImportActs(state: ImportState, counts: Counts, mode: ImportMode): ImportAct[] {
  return IMPORT_ACTS.filter((act) => FROM[act].includes(state) && (act !== 'confirm' || (toDraft(counts) > 0 && !(mode === 'replace' && counts.wrong > 0))));
}

/** Rows that become drafts. */
function toDraft({ added, changed, withdrawn }: Counts): number {
  return added + changed + withdrawn;
}

export function mayAct(act: ImportAct, state: ImportState): Result<undefined> {
  return FROM[act].includes(state) ? ok(undefined) : no({ code: 'import_wrong_state', details: { act, state } });
}

/**
 * Whether what was found may be proposed. A list that replaces another must be whole: a row that cannot be read would be taken for one that is not there;
 * and what is withdrawn is said expressly.
 */
export function mayConfirm(counts: Counts, mode: ImportMode, withdraw: boolean): Result<undefined> {
  if (toDraft(counts) === 0) return no({ code: 'import_changes_nothing' });
  if (mode === 'replace' && counts.wrong > 0) return no({ code: 'import_list_not_whole', details: { wrong: counts.wrong } });
  if (counts.withdrawn > 0 && !withdraw) return no({ code: 'import_withdrawal_not_confirmed', details: { withdrawn: counts.withdrawn } });
  return ok(undefined);
}
