import { runCommandLine } from '../../apps/cli/src/command-line.js';
import type { House } from './house.js';

/** What a command came to. */
interface CommandAnswer {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** The operator's shell beside a running house: the same database and key file. */
export class Operator {
  private readonly before = { ...process.env };

  private constructor() {}

  static of({ database, config }: House): Operator {
    const operator = new Operator();
    Object.assign(process.env, { TONGBAN_MODE: 'demo', DATABASE_URL: database.url, TONGBAN_KEYS: config.keysFile });
    return operator;
  }

  /** Runs `tongban` with these arguments. */
  async tongban(...args: string[]): Promise<CommandAnswer> {
    const said = { out: '', err: '' };
    const code = await runCommandLine(args, { writeOut: (text) => { said.out += text; }, writeErr: (text) => { said.err += text; } });
    return { code, ...said };
  }

  /** Gives the process its settings back. */
  leave(): void {
    process.env = this.before;
  }
}
