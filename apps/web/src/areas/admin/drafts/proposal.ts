/** What is typed to propose a batch. Day and time are Beijing's. */
export interface ProposalForm {
  readonly titleZh: string;
  readonly titleEn: string;
  readonly when: 'onLast' | 'atInstant';
  /** `YYYY-MM-DD`, or empty. */
  readonly day: string;
  /** `HH:MM`. */
  readonly time: string;
}

interface ProposalFacts {
  readonly chosen: number;
  /** Whether something keeps a chosen draft from being proposed. */
  readonly blocked: boolean;
  readonly now: Date;
}

type ProposalProblem = 'titleMissing' | 'dayMissing' | 'timeForm' | 'past' | 'noneChosen' | 'chosenNotReady';

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** The instant that is meant, with its offset; undefined: with the last signature. */
export function effectiveInstant({ when, day, time }: ProposalForm): string | undefined {
  return when === 'atInstant' ? `${day}T${time}:00+08:00` : undefined;
}

/** What is wrong, by the name of the input. */
export function proposalProblems(form: ProposalForm, { chosen, blocked, now }: ProposalFacts): Readonly<Record<string, ProposalProblem>> {
  const found: Record<string, ProposalProblem> = {};
  if (chosen === 0) found['drafts'] = 'noneChosen';
  else if (blocked) found['drafts'] = 'chosenNotReady';
  if (form.titleZh.trim() === '') found['titleZh'] = 'titleMissing';
  if (form.titleEn.trim() === '') found['titleEn'] = 'titleMissing';
  if (form.when === 'onLast') return found;
  if (form.day === '') found['day'] = 'dayMissing';
  if (!TIME.test(form.time)) found['time'] = 'timeForm';
  else if (form.day !== '' && new Date(effectiveInstant(form) ?? '') <= now) found['day'] = 'past';
  return found;
}
