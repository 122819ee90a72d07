import { createApp, Logger, openApiDocument, readConfig, stopApp } from '#platform';
import { EveryContext } from './every-context.js';

/** The OpenAPI document of everything that the portal serves. Needs a database, as every app does when it is made. */
export async function describeHttpApi(): Promise<ReturnType<typeof openApiDocument>> {
  const config = { ...readConfig(), process: 'http' as const };
  const logger = Logger.create('tongban', 'error', process.stderr);
  const app = await createApp({ name: 'tongban', module: () => EveryContext.forRoot(config, logger) }, config, logger);
  try {
    return openApiDocument(app);
  } finally {
    await stopApp(app);
  }
}
