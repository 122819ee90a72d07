import { ConfigError } from '#platform';

/** The owner's login may change the schema and sees every row; only short commands get it. */
export function ownerUrl(env = process.env): string {
  return required(env, 'DATABASE_OWNER_URL');
}

/** The application's login, which row-level security binds. */
export function applicationUrl(env = process.env): string {
  return required(env, 'DATABASE_URL');
}

function required(env: NodeJS.ProcessEnv, name: string): string {
  const value = env[name];
  if (!value) throw new ConfigError(`${name} is missing. "npm run tongban -- <command>" sets it by itself; see docs/operations.md.`);
  return value;
}
