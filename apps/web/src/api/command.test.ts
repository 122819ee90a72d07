import { describe, expect, it } from '@jest/globals';
import { Command } from './command.js';
import { ApiProblem, noAnswer } from './problem.js';

/** What is sent by one command, with the answers that come. */
class Line {
  readonly sent: string[] = [];
  readonly command = new Command();

  async try(failure?: unknown): Promise<unknown> {
    return this.command.carryOut(async (id) => {
      this.sent.push(id);
      await Promise.resolve();
      if (failure instanceof Error) throw failure;
      return 'done';
    }).catch((problem: unknown) => problem);
  }

  /** How many different commands the server has seen. */
  get commands(): number {
    return new Set(this.sent).size;
  }
}

describe('a command', () => {
  it.each([['no answer', noAnswer()], ['a server that rests', new ApiProblem('unavailable', 503)], ['a gateway that gave up', new ApiProblem('unexpected', 504)], ['a time that ran out', new ApiProblem('timeout', 408)], ['a failure of the page', new TypeError('x')]])('is the same one after %s', async (_what, failure) => {
    const line = new Line();
    expect([await line.try(failure), await line.try(failure), await line.try()]).toEqual([failure, failure, 'done']);
    expect([line.sent.length, line.commands]).toEqual([3, 1]);
  });

  it('is another one after it was done, after a refusal, and when it is forgotten', async () => {
    const line = new Line();
    await line.try();
    await line.try(new ApiProblem('opinion_required', 422));
    await line.try(noAnswer());
    line.command.forget();
    await line.try();
    expect(line.commands).toBe(4);
  });

  it('that arrived with other words stays refused', async () => {
    const line = new Line();
    for (const code of ['command_reused', 'idempotency_key_reused']) await line.try(new ApiProblem(code, 409));
    await line.try();
    expect(line.commands).toBe(1);
  });

  it('says while it is under way', async () => {
    const { command } = new Line();
    const states = [command.isUnderWay];
    const running = command.carryOut(async () => Promise.resolve(states.push(command.isUnderWay)));
    states.push(command.isUnderWay);
    await running;
    expect([...states, command.isUnderWay]).toEqual([false, true, true, false]);
  });
});
