import { describeModule, Logger, readConfig } from '#platform';
import { EveryContext } from './every-context.js';

/** Modules want a configuration to be put together; describing them uses none of it. */
const NOWHERE = { TONGBAN_MODE: 'demo', DATABASE_URL: 'postgres://nobody@localhost/nowhere', PROCESS: 'http' };

/** The OpenAPI document of everything that the portal serves. */
export async function describeHttpApi(): ReturnType<typeof describeModule> {
  return describeModule(EveryContext.forRoot(readConfig(NOWHERE), Logger.create('tongban', 'error', process.stderr)));
}
