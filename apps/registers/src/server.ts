import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { MODES, RegisterDown, type Mode, type Simulation } from './simulation.js';

const MOST_BYTES = 10_000;

class BadRequest extends Error {
  override readonly name = 'BadRequest';
}

/** Speaks for the simulation over HTTP. What is asked about a person comes in the body, never in the address. */
export function serveRegisters(simulation: Simulation): Server {
  return createServer((request, response) => {
    answer(simulation, request).then((body) => { send(response, 200, body); }, (error: unknown) => {
      if (error instanceof RegisterDown) send(response, 503, { error: 'down' });
      else if (error instanceof BadRequest) send(response, error.message === 'unknown' ? 404 : 400, { error: error.message });
      else send(response, 500, { error: 'internal' });
    });
  });
}

async function answer(simulation: Simulation, request: IncomingMessage): Promise<unknown> {
  const { method, url = '/' } = request;
  if (method === 'GET' && url === '/health') return { simulation: true };
  const [, register, part] = /^\/registers\/([a-z0-9_-]+)\/(evidence|answers)$/.exec(url) ?? [];
  if (method !== 'POST' || (register === undefined && url !== '/simulation')) throw new BadRequest('unknown');
  const body = await readBody(request);
  if (register === undefined) {
    simulation.behave(textOf(body, 'register'), modeOf(body));
    return { simulation: true };
  }
  return part === 'evidence' ? simulation.ask(register, textOf(body, 'evidenceType'), textOf(body, 'idNumber')) : simulation.tellApart(register, textOf(body, 'ticket'), textOf(body, 'answer'));
}

async function readBody(request: IncomingMessage): Promise<Readonly<Record<string, unknown>>> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) {
    text += String(chunk);
    if (text.length > MOST_BYTES) throw new BadRequest('too large');
  }
  try {
    const body = JSON.parse(text) as unknown;
    if (typeof body === 'object' && body !== null) return body as Readonly<Record<string, unknown>>;
  } catch {
    // said below
  }
  throw new BadRequest('no JSON object');
}

function textOf(body: Readonly<Record<string, unknown>>, name: string): string {
  const value = body[name];
  if (typeof value !== 'string') throw new BadRequest(`${name} is missing`);
  return value;
}

function modeOf(body: Readonly<Record<string, unknown>>): Mode {
  const mode = MODES.find((each) => each === body['mode']);
  if (mode === undefined) throw new BadRequest('no such mode');
  return mode;
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
}
