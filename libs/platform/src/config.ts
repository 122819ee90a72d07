import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** What a start runs: everything, only HTTP, or only relay, workers and sweeps. */
export type ProcessKind = 'all' | 'http' | 'worker';

/** The configuration of one process, parsed once from the environment. `docs/operations.md` carries the same table. */
export interface Config {
  readonly mode: 'demo' | 'production';
  readonly process: ProcessKind;
  readonly host: string;
  readonly port: number;
  /** Where a worker answers health and metrics, and nothing else; without it a worker does not listen. */
  readonly healthPort: number | undefined;
  /** Address that browsers use; callbacks and links are built from it. No trailing slash. */
  readonly publicUrl: string;
  /** Login of the application role: no BYPASSRLS, owns nothing. */
  readonly databaseUrl: string;
  readonly databasePool: number;
  readonly queueUrl: string;
  readonly dataFolder: string;
  readonly keysFile: string;
  readonly blobUrl: string;
  readonly oidc: { readonly issuer: string; readonly clientId: string; readonly clientSecret: string | undefined };
  readonly logLevel: string;
  readonly otlpEndpoint: string | undefined;
  readonly metricsToken: string | undefined;
  readonly rateLimit: boolean;
  readonly trustProxy: boolean;
  /** The mail server by which e-mails leave (`smtp://`, `smtps://`), and who they are from. A demonstration without one keeps its mails in the mailbox; production then sends none. */
  readonly mail: { readonly smtpUrl: string | undefined; readonly from: string };
  /** Whether webhooks may go to addresses of inner networks. A demonstration always allows its own machine. */
  readonly webhookPrivate: boolean;
  /** Where registers (登记库) are asked, without slash at the end; without it every register counts as down and applicants enter what it would say. `timeoutMs`: how long one is waited for. */
  readonly registers: { readonly url: string | undefined; readonly timeoutMs: number };
  /** Fixes "now" for rehearsals; never in production. */
  readonly fixedNow: Date | undefined;
}

/** A setting that the operator must mend; the message says which and how. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

type Env = Readonly<Record<string, string | undefined>>;

/** Reads and checks the environment. Throws {@link ConfigError} naming the variable. */
export function readConfig(env: Env = process.env): Config {
  const mode = oneOf(env, 'TONGBAN_MODE', ['production', 'demo'] as const, 'production');
  const port = wholeNumber(env, 'PORT', 3000, 0, 65535);
  const publicUrl = url(env, 'PUBLIC_URL', `http://localhost:${port}`).replace(/\/$/, '');
  const databaseUrl = required(env, 'DATABASE_URL');
  const dataFolder = path.resolve(env['TONGBAN_DATA'] ?? './.data');
  const config: Config = {
    mode,
    process: oneOf(env, 'PROCESS', ['all', 'http', 'worker'] as const, 'all'),
    host: env['HOST'] ?? '127.0.0.1',
    port,
    healthPort: env['HEALTH_PORT'] ? wholeNumber(env, 'HEALTH_PORT', 0, 0, 65535) : undefined,
    publicUrl,
    databaseUrl,
    databasePool: wholeNumber(env, 'DATABASE_POOL', 16, 2, 500),
    queueUrl: env['QUEUE_URL'] ?? databaseUrl,
    dataFolder,
    keysFile: env['TONGBAN_KEYS'] ?? path.join(dataFolder, 'keys.json'),
    blobUrl: env['BLOB_URL'] ?? pathToFileURL(path.join(dataFolder, 'blobs')).href,
    oidc: oidc(env, mode, publicUrl),
    logLevel: env['LOG_LEVEL'] ?? 'info',
    otlpEndpoint: env['OTEL_EXPORTER_OTLP_ENDPOINT'],
    metricsToken: env['METRICS_TOKEN'],
    rateLimit: oneOf(env, 'RATE_LIMIT', ['on', 'off'] as const, 'on') === 'on',
    trustProxy: oneOf(env, 'TRUST_PROXY', ['on', 'off'] as const, 'off') === 'on',
    mail: mail(env, mode),
    webhookPrivate: oneOf(env, 'WEBHOOK_PRIVATE', ['on', 'off'] as const, 'off') === 'on',
    registers: { url: env['REGISTERS_URL'] ? url(env, 'REGISTERS_URL', '').replace(/\/$/, '') : undefined, timeoutMs: wholeNumber(env, 'REGISTERS_TIMEOUT_MS', 4_000, 100, 60_000) },
    fixedNow: instant(env, 'CALENDAR_CLOCK'),
  };
  if (mode === 'production') refuseRehearsalSettings(config);
  return config;
}

function refuseRehearsalSettings(config: Config): void {
  if (!config.rateLimit) throw new ConfigError('RATE_LIMIT=off is for rehearsals; remove it or set TONGBAN_MODE=demo.');
  if (config.fixedNow) throw new ConfigError('CALENDAR_CLOCK is for rehearsals; remove it or set TONGBAN_MODE=demo.');
  const { protocol, hostname } = new URL(config.publicUrl);
  if (protocol !== 'https:' && !['localhost', '127.0.0.1'].includes(hostname)) {
    throw new ConfigError(`PUBLIC_URL must be https in production (it is ${config.publicUrl}).`);
  }
}

function oidc(env: Env, mode: Config['mode'], publicUrl: string): Config['oidc'] {
  const issuer = env['OIDC_ISSUER'];
  if (issuer) return { issuer, clientId: required(env, 'OIDC_CLIENT_ID'), clientSecret: env['OIDC_CLIENT_SECRET'] };
  if (mode === 'demo') return { issuer: `${publicUrl}/demo-sign-in`, clientId: 'tongban-portal', clientSecret: undefined };
  throw new ConfigError('OIDC_ISSUER is missing: name the OpenID provider that signs people in (or set TONGBAN_MODE=demo).');
}

function mail(env: Env, mode: Config['mode']): Config['mail'] {
  const smtpUrl = env['SMTP_URL'] === '' ? undefined : env['SMTP_URL'];
  if (smtpUrl !== undefined && !/^smtps?:\/\/[^/]/.test(smtpUrl)) throw new ConfigError('SMTP_URL must begin with smtp:// or smtps:// and name a server.');
  if (smtpUrl !== undefined && mode === 'production' && !env['MAIL_FROM']) throw new ConfigError('MAIL_FROM is missing: the address that e-mails are from.');
  return { smtpUrl, from: env['MAIL_FROM'] || 'Tongban <no-reply@tongban.example>' };
}

function required(env: Env, name: string): string {
  const value = env[name];
  if (!value) throw new ConfigError(`${name} is missing. "npm start" sets it by itself; see docs/operations.md.`);
  return value;
}

function oneOf<const T extends readonly string[]>(env: Env, name: string, allowed: T, fallback: T[number]): T[number] {
  const value = env[name] ?? fallback;
  if (!allowed.includes(value)) throw new ConfigError(`${name}=${value} is not one of ${allowed.join(', ')}.`);
  return value;
}

function wholeNumber(env: Env, name: string, fallback: number, min: number, max: number): number {
  const value = Number(env[name] ?? fallback);
  if (!Number.isInteger(value) || value < min || value > max) throw new ConfigError(`${name}=${env[name] ?? ''} must be a whole number from ${min} to ${max}.`);
  return value;
}

function url(env: Env, name: string, fallback: string): string {
  const value = env[name] ?? fallback;
  if (!URL.canParse(value)) throw new ConfigError(`${name}=${value} is not an address.`);
  return value;
}

function instant(env: Env, name: string): Date | undefined {
  const value = env[name];
  if (value === undefined || value === '') return undefined;
  const at = new Date(value);
  if (Number.isNaN(at.getTime())) throw new ConfigError(`${name}=${value} is not an ISO instant.`);
  return at;
}
