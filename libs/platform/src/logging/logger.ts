import type { LoggerService } from '@nestjs/common';
import { pino, type DestinationStream, type Logger as Pino } from 'pino';
import { currentContext } from './request-context.js';

/** Bytes of log lines that wait for a disk with room; what comes on top is dropped. */
const MOST_WAITING = 4 * 1024 * 1024;

type Level = 'info' | 'error' | 'warn' | 'debug' | 'trace' | 'fatal';

/**
 * Structured logs on pino, in the form that Nest expects. Fields are ids and codes only: callers never pass names, numbers or
 * form answers, and query texts are logged without their parameters.
 */
export class Logger implements LoggerService {
  constructor(private readonly pino: Pino) {}

  static create(name: string, level: string, to?: DestinationStream): Logger {
    const options = {
      name,
      level,
      base: { app: name, pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      mixin: () => {
        const context = currentContext();
        return context ? { correlationId: context.correlationId } : {};
      },
    };
    return new Logger(pino(options, to ?? logDestination()));
  }

  event(level: Level, message: string, fields: Readonly<Record<string, unknown>> = {}): void {
    this.pino[level](fields, message);
  }

  /** An error that nobody expected: its name, message and stack, never its attached data. */
  failure(message: string, error: unknown, fields: Readonly<Record<string, unknown>> = {}): void {
    const e = error instanceof Error ? { name: error.name, message: error.message, stack: error.stack } : { message: String(error) };
    this.pino.error({ ...fields, error: e }, message);
  }

  log(message: unknown, ...rest: unknown[]): void {
    this.emit('info', message, rest);
  }
  error(message: unknown, ...rest: unknown[]): void {
    this.emit('error', message, rest);
  }
  warn(message: unknown, ...rest: unknown[]): void {
    this.emit('warn', message, rest);
  }
  debug(message: unknown, ...rest: unknown[]): void {
    this.emit('debug', message, rest);
  }
  verbose(message: unknown, ...rest: unknown[]): void {
    this.emit('trace', message, rest);
  }
  fatal(message: unknown, ...rest: unknown[]): void {
    this.emit('fatal', message, rest);
  }

  private emit(level: Level, message: unknown, rest: readonly unknown[]): void {
    const last = rest.at(-1);
    const context = typeof last === 'string' ? { context: last } : {};
    if (message instanceof Error) this.failure(message.message, message, context);
    else this.pino[level](context, String(message));
  }
}

/** Where log lines go, by default standard output. A full disk behind it or a reader that has gone costs lines, never the process. */
export function logDestination(to: string | number = 1): DestinationStream {
  const destination = pino.destination({ dest: to, sync: false, maxLength: MOST_WAITING });
  // A failed write is tried again with the next line.
  destination.on('error', () => undefined);
  return destination;
}
