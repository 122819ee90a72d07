import { AsyncLocalStorage } from 'node:async_hooks';

/** What accompanies a request or a job through logs, audit and outbox. Never the transaction: that is passed explicitly. */
export interface RequestContext {
  readonly correlationId: string;
  /** W3C `traceparent`, when the caller sent one or tracing is on. */
  readonly traceparent?: string;
}

const storage = new AsyncLocalStorage<RequestContext>();

export function runWithContext<T>(context: RequestContext, run: () => T): T {
  return storage.run(context, run);
}

/** For hooks that cannot wrap what follows them. */
export function enterContext(context: RequestContext): void {
  storage.enterWith(context);
}

export function currentContext(): RequestContext | undefined {
  return storage.getStore();
}
