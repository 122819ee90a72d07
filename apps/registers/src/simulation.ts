import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Holding, Holdings } from './facts.js';

/** How a register behaves: set over HTTP by whoever rehearses a failure. */
export const MODES = ['normal', 'down', 'slow'] as const;
export type Mode = (typeof MODES)[number];

/** What a register answers. */
export type Answer =
  | { readonly outcome: 'matched'; readonly attributes: Readonly<Record<string, unknown>> }
  | { readonly outcome: 'none' }
  | { readonly outcome: 'several'; readonly ticket: string; readonly question: { readonly zh: string; readonly en: string } };

/** A register that does not answer as it should. */
export class RegisterDown extends Error {
  override readonly name = 'RegisterDown';
}

/** Longer than anybody waits. */
const SLOW_MS = 60_000;
const TICKET_MS = 10 * 60_000;
const MOST_TICKETS = 1_000;

/** The registers of a demonstration: invented facts, answered after a moment, with failures on purpose. Nothing here is connected to anything real. */
export class Simulation {
  private readonly modes = new Map<string, Mode>();
  private readonly failed = new Map<Holding, number>();
  private readonly tickets = new Map<string, { readonly holding: Holding; readonly until: number }>();

  constructor(
    private readonly holdings: Holdings,
    private readonly latencyMs: number,
  ) {}

  /** Sets how one register behaves, or all of them (`*`). */
  behave(register: string, mode: Mode): void {
    if (register === '*') this.modes.clear();
    this.modes.set(register, mode);
  }

  /** What the register holds about somebody. Throws {@link RegisterDown}. */
  async ask(register: string, evidenceType: string, idNumber: string): Promise<Answer> {
    await this.linger(register);
    const holding = this.holdings.find(register, evidenceType, idNumber);
    if (holding === undefined) return { outcome: 'none' };
    this.failOnPurpose(holding);
    const [only, second] = holding.records;
    if (only === undefined) return { outcome: 'none' };
    if (second === undefined || holding.question === undefined) return { outcome: 'matched', attributes: only };
    const { zh, en } = holding.question;
    return { outcome: 'several', ticket: this.ticketFor(holding), question: { zh, en } };
  }

  /** Which of several it is: one answer a ticket, so that nobody tries one after the other. Throws {@link RegisterDown}. */
  async tellApart(register: string, ticket: string, answer: string): Promise<Answer> {
    await this.linger(register);
    const open = this.tickets.get(ticket);
    if (open === undefined || open.until < Date.now() || open.holding.register !== register) return { outcome: 'none' };
    this.tickets.delete(ticket);
    const { question, records } = open.holding;
    const meant = records.filter((record) => question !== undefined && String(record[question.attribute]).slice(-question.last).toUpperCase() === answer.trim().toUpperCase());
    const [only, second] = meant;
    return only === undefined || second !== undefined ? { outcome: 'none' } : { outcome: 'matched', attributes: only };
  }

  private async linger(register: string): Promise<void> {
    const mode = this.modes.get(register) ?? this.modes.get('*') ?? 'normal';
    await sleep(mode === 'slow' ? SLOW_MS : this.latencyMs);
    if (mode === 'down') throw new RegisterDown();
  }

  private failOnPurpose(holding: Holding): void {
    const times = this.failed.get(holding) ?? 0;
    if (times >= (holding.failures ?? 0)) return;
    this.failed.set(holding, times + 1);
    throw new RegisterDown();
  }

  private ticketFor(holding: Holding): string {
    const ticket = randomUUID();
    const [oldest] = this.tickets.keys();
    if (this.tickets.size >= MOST_TICKETS && oldest !== undefined) this.tickets.delete(oldest);
    this.tickets.set(ticket, { holding, until: Date.now() + TICKET_MS });
    return ticket;
  }
}
