import { Injectable } from '@nestjs/common';
import { EVENT_TYPES, type EventType } from '#contracts';
import type { Tx } from '../database/tx.js';
import type { EventJob, QueueName } from './queues.js';

/** One consumer of one event type. `handle` runs in a transaction as the platform; its inbox row is written in the same one. */
export interface Subscription {
  readonly event: EventType;
  readonly queue: QueueName;
  /** Unique and stable: it is the consumer's name in the inbox and in job ids. No colon. */
  readonly consumer: string;
  handle(tx: Tx, event: EventJob): Promise<void>;
}

/** What a context says about the events that it emits. */
export interface EventDeclaration {
  readonly emits: readonly EventType[];
  readonly subscriptions: readonly Subscription[];
  /** Emitted events that need no consumer: they only leave a trace and a live update. */
  readonly logOnly: readonly EventType[];
}

/**
 * Every event type with its consumers. An event without a handler or a log-only mark, and a consumer named twice, stop the start
 * (models.md F8: an unknown job must never succeed in silence).
 */
@Injectable()
export class SubscriptionRegistry {
  private readonly declarations: EventDeclaration[] = [];

  declare(declaration: EventDeclaration): void {
    this.declarations.push(declaration);
  }

  /** Throws an Error that names each event or consumer at fault. `expectAll` is for a process that mounts every context. */
  check(expectAll: boolean): void {
    const faults = this.emitted().filter((type) => this.consumersOf(type).length === 0 && !this.isLogOnly(type)).map((type) => `${type} has no handler and is not log-only`);
    if (expectAll) faults.push(...EVENT_TYPES.filter((type) => !this.emitted().includes(type)).map((type) => `${type} is declared by no context`));
    const names = this.subscriptions().map((s) => `${s.consumer}/${s.event}`);
    faults.push(...names.filter((name, i) => names.indexOf(name) !== i).map((name) => `${name} is subscribed twice`));
    faults.push(...this.subscriptions().filter((s) => s.consumer.includes(':')).map((s) => `${s.consumer} has a colon`));
    if (faults.length > 0) throw new Error(`Events are not wired: ${faults.join('; ')}.`);
  }

  /** The event types that this process knows how to distribute. */
  emitted(): EventType[] {
    return [...new Set(this.declarations.flatMap((d) => d.emits))];
  }

  subscriptions(): Subscription[] {
    return this.declarations.flatMap((d) => d.subscriptions);
  }

  consumersOf(type: EventType): Subscription[] {
    return this.subscriptions().filter((s) => s.event === type);
  }

  find(consumer: string, type: EventType): Subscription | undefined {
    return this.subscriptions().find((s) => s.consumer === consumer && s.event === type);
  }

  private isLogOnly(type: EventType): boolean {
    return this.declarations.some((d) => d.logOnly.includes(type));
  }
}
