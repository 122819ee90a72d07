import { ApiProblem, hasCode } from './problem.js';
import { newId } from './new-id.js';

/** Whether the server may have carried it out all the same: no answer came, or none that says that nothing was done. */
function mayHaveArrived(problem: unknown): boolean {
  return !(problem instanceof ApiProblem) || problem.status === 0 || problem.status === 408 || problem.status >= 500;
}

/** The server has it already, with other words. */
export function isReused(problem: unknown): boolean {
  return hasCode(problem, 'command_reused', 'idempotency_key_reused');
}

/**
 * One intention of a person, under one `commandId` until its outcome is known: a second try after a lost answer is the same command, so that the
 * server does it once. With other words it is still the same command; the server then says that the first one arrived (`command_reused`).
 */
export class Command {
  private id: string | undefined;
  private underWay = false;

  get isUnderWay(): boolean {
    return this.underWay;
  }

  /** The next try is a new intention. */
  forget(): void {
    this.id = undefined;
  }

  async carryOut<Answer>(send: (commandId: string) => Promise<Answer>): Promise<Answer> {
    this.id ??= newId();
    this.underWay = true;
    try {
      const answer = await send(this.id);
      this.forget();
      return answer;
    } catch (problem) {
      if (!mayHaveArrived(problem) && !isReused(problem)) this.forget();
      throw problem;
    } finally {
      this.underWay = false;
    }
  }
}
