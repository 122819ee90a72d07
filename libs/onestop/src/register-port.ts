import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, LOGGER, type Config, type Logger } from '#platform';
import { readRegisterAnswer, type RegisterAnswer } from './domain/register-answer.js';

/** Larger answers are not read. */
const MOST_BYTES = 100_000;

/** About whom a register is asked. */
interface Subject {
  readonly name: string;
  readonly idNumber: string;
}

/** What is asked, and for what: the register can check both. */
interface RegisterQuestion {
  readonly evidenceType: string;
  readonly attributes: readonly string[];
  readonly subject: Subject;
  /** The consent under which it is asked, and the service type for which. */
  readonly consentId: string;
  readonly serviceTypeCode: string;
}

/**
 * Asks registers over HTTP at the address of the configuration. Whoever is asked about stands in the body and never in an address or a log. A register that is not configured, fails, answers too late
 * or answers what cannot be read is `unavailable`: nothing is guessed, and nobody is kept waiting for it.
 */
@Injectable()
export class RegisterPort {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async ask(register: string, { evidenceType, attributes, subject, consentId, serviceTypeCode }: RegisterQuestion): Promise<RegisterAnswer> {
    return this.post(register, 'evidence', { evidenceType, attributes, name: subject.name, idNumber: subject.idNumber, consentId, purpose: serviceTypeCode }, attributes);
  }

  /** Which of several the person is, by their answer to the question that came with the ticket. */
  async tellApart(register: string, ticket: string, answer: string, attributes: readonly string[]): Promise<RegisterAnswer> {
    return this.post(register, 'answers', { ticket, answer }, attributes);
  }

  private async post(register: string, part: 'evidence' | 'answers', body: unknown, needed: readonly string[]): Promise<RegisterAnswer> {
    const { url, timeoutMs } = this.config.registers;
    if (url === undefined) return { outcome: 'unavailable' };
    try {
      const response = await fetch(`${url}/registers/${register}/${part}`, {
        method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body), redirect: 'error', signal: AbortSignal.timeout(timeoutMs),
      });
      const text = await response.text();
      if (!response.ok || text.length > MOST_BYTES) throw new Error(`status ${response.status}, ${text.length} signs`);
      return readRegisterAnswer(JSON.parse(text), needed);
    } catch (error) {
      this.logger.event('warn', 'a register does not answer; it is asked again later', { register, reason: error instanceof SyntaxError ? 'unreadable' : (error as Error).message });
      return { outcome: 'unavailable' };
    }
  }
}
