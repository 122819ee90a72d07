import type { Reply } from './caller.js';

/** What no answer may hold: a stack, a statement, an address of the inside, what the sender sent as a secret. */
const INSIDE = [/\n\s+at /, /node_modules/, /\.[jt]s:\d+/, /\b(SELECT|INSERT|UPDATE|DELETE)\b.*\b(FROM|INTO|SET|WHERE)\b/i, /postgres(ql)?:\/\//, /\b(TypeError|RangeError|QueryFailedError)\b/, /Cannot read propert/];
/** A problem that tells everything that is wrong with a small form stays far below. */
const MOST_CHARACTERS = 32_000;

/** Whether a problem is one of RFC 9457 with the house's members; what is wrong with it, in words. */
function faultsOfProblem({ status, headers, text }: Reply): readonly string[] {
  if (headers['content-type'] !== 'application/problem+json; charset=utf-8') return [`content type ${String(headers['content-type'])}: ${text.slice(0, 120)}`];
  const problem = JSON.parse(text) as Readonly<Record<string, unknown>>;
  const { code, correlationId } = problem;
  return [
    ...(typeof code === 'string' && /^[a-z_]{3,}$/.test(code) && code !== 'internal' ? [] : [`code ${String(code)}`]),
    ...(problem['type'] === `urn:tongban:problem:${String(code)}` ? [] : [`type ${String(problem['type'])}`]),
    ...(typeof problem['title'] === 'string' && problem['title'].length > 3 ? [] : ['no title']),
    ...(problem['status'] === status ? [] : [`status ${String(problem['status'])} in the problem`]),
    ...(typeof correlationId === 'string' && correlationId.length >= 8 && correlationId === headers['x-correlation-id'] ? [] : ['correlation id is not that of the header']),
  ];
}

/** What is wrong with an answer to bad input; nothing when it is as it should be. `statuses` empty: any, as long as it is no failure of ours. */
export function faultsOf(reply: Reply, statuses: readonly number[], secrets: readonly string[]): readonly string[] {
  const { status, text } = reply;
  return [
    ...(status >= 500 || status < 200 ? [`failure ${status}: ${text.slice(0, 120)}`] : []),
    ...(statuses.length === 0 || statuses.includes(status) ? [] : [`${status} instead of ${statuses.join(' or ')}: ${text.slice(0, 160)}`]),
    ...(status >= 400 ? faultsOfProblem(reply) : []),
    ...(status >= 400 && text.length > MOST_CHARACTERS ? [`${text.length} characters`] : []),
    ...(status >= 400 ? INSIDE.filter((pattern) => pattern.test(text)).map((pattern) => `tells ${String(pattern)}`) : []),
    ...(status >= 400 && secrets.some((secret) => text.includes(secret)) ? ['repeats what was secret'] : []),
  ];
}
