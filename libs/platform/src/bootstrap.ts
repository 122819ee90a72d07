import 'reflect-metadata';
import type { Server } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { readConfig, ConfigError, type Config } from './config.js';
import { Logger } from './logging/logger.js';
import { configureHttp } from './http/configure-http.js';
import { Readiness } from './health/readiness.js';
import { LiveHub } from './http/live-hub.js';
import { transportProblems } from './http/transport-problems.js';
import { serveWebApp } from './http/web-app.js';
import { QueueRunner } from './queue/queue-runner.js';
import { startTracing } from './telemetry/tracing.js';

/** A body with a form may have this many bytes; files come as multipart with their own limit. */
const BODY_LIMIT = 512 * 1024;

export interface AppDefinition {
  readonly name: string;
  /** The app's root module for the given configuration. */
  module(config: Config, logger: Logger): Type | DynamicModule;
  /** Whether this app serves pages: the web app and the documentation of the API. */
  readonly web?: boolean;
}

/** Builds the application without listening; the tests and the OpenAPI command use it as it is. */
export async function createApp(definition: AppDefinition, config: Config, logger: Logger): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({ bodyLimit: BODY_LIMIT, trustProxy: config.trustProxy, forceCloseConnections: 'idle', routerOptions: { maxParamLength: 200 }, ...transportProblems(config) });
  const app = await NestFactory.create<NestFastifyApplication>(definition.module(config, logger), adapter, { logger, abortOnError: false, bodyParser: true });
  await configureHttp(app, config, logger, definition.web === true);
  if (definition.web && config.process !== 'worker') await serveWebApp(app.getHttpAdapter().getInstance() as never, webFolder());
  return app;
}

/** Starts one app: the same for all five, and for HTTP, worker or both by `PROCESS`. Exits with one clear line when the configuration is wrong. */
export async function startApp(definition: AppDefinition): Promise<void> {
  const config = configOrExit();
  const logger = Logger.create(definition.name, config.logLevel);
  const stopTracing = await startTracing(config, definition.name);
  try {
    const app = await createApp(definition, config, logger);
    stopOnSignal(app, logger, stopTracing);
    const port = portOf(config);
    await (port === undefined ? app.init() : app.listen({ port, host: config.host }));
    if (config.process !== 'worker') void app.get(LiveHub).start();
    logger.event('info', 'started', { process: config.process, ...(port === undefined ? {} : { port }) });
    process.send?.('ready');
  } catch (error) {
    logger.failure('the start failed', error);
    process.stderr.write(`${definition.name}: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}

/** Undefined for a worker that nobody asks after. */
function portOf(config: Config): number | undefined {
  return config.process === 'worker' ? config.healthPort : config.port;
}

/**
 * Ends in order: not ready any more, no new HTTP, running requests and jobs finish, then queues and database close. Whoever has not
 * read his answer by `patience` (ms) is cut off, so that one reader who stands still does not keep the rest from closing.
 */
export async function stopApp(app: NestFastifyApplication, patience = 10_000): Promise<void> {
  app.get(Readiness).beginStop();
  await app.get(LiveHub).stop();
  await app.get(QueueRunner).stop();
  const server = app.getHttpServer() as Server;
  const cutOff = setTimeout(() => server.closeAllConnections(), patience);
  await app.close().finally(() => clearTimeout(cutOff));
}

function stopOnSignal(app: NestFastifyApplication, logger: Logger, stopTracing: () => Promise<void>): void {
  let stopping = false;
  const stop = (signal: string): void => {
    if (stopping) return;
    stopping = true;
    logger.event('info', 'stopping', { signal });
    setTimeout(() => process.exit(1), 25_000).unref();
    void stopApp(app)
      .then(stopTracing)
      .then(() => process.exit(0))
      .catch((error: unknown) => {
        logger.failure('the stop failed', error);
        process.exit(1);
      });
  };
  process.on('SIGTERM', () => stop('SIGTERM'));
  process.on('SIGINT', () => stop('SIGINT'));
  process.on('disconnect', () => stop('disconnect'));
}

function configOrExit(): Config {
  try {
    return readConfig();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}

/** `dist/web`, seen from `dist/libs/platform/src`. */
function webFolder(): string {
  return path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../../web');
}
