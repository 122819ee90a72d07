import { ApiProblem } from '../../api/problem.js';

/** Keys of the texts that word a failure, the most telling first; not every one has a text. */
export function wordingKeys(error: unknown): readonly string[] {
  if (!(error instanceof ApiProblem)) return ['problems.code.unexpected'];
  const fault = error.problem?.details?.['fault'];
  return [...(typeof fault === 'string' ? [`problems.fault.${fault}`] : []), `problems.code.${error.code}`];
}
