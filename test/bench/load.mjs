import http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import autocannon from 'autocannon';
import { percentile } from './figures.mjs';

export const CONNECTIONS = 32;

/** Something other than 200 came back: what is measured then is not what we say it is. */
export class WrongAnswer extends Error {}

function requireAll200(statuses, problem) {
  const wrong = Object.entries(statuses).filter(([status]) => status !== '200');
  if (wrong.length > 0) throw new WrongAnswer(`answers other than 200: ${wrong.map(([status, count]) => `${count} × ${status}`).join(', ')}. The first: ${problem}`);
}

/**
 * Sends requests over 32 connections, each as soon as the one before is answered. Throws {@link WrongAnswer}.
 * @param {{origin: string, path: string, seconds: number, next: () => {headers: Record<string, string>, body: string}, onAnswer?: (body: string) => void}} options
 * @returns {Promise<{perSecond: number, answers: number, p50: number, p95: number}>} times in milliseconds
 */
export async function drive({ origin, path, seconds, next, onAnswer }) {
  const times = [];
  const statuses = {};
  let problem = '';
  const setupRequest = (request) => ({ ...request, ...next() });
  const onResponse = (status, body) => {
    statuses[status] = (statuses[status] ?? 0) + 1;
    if (status === 200) onAnswer?.(body);
    else problem ||= String(body).slice(0, 300);
  };
  const begun = performance.now();
  let last = begun;
  const run = autocannon({ url: origin, connections: CONNECTIONS, duration: seconds, requests: [{ method: 'POST', path, setupRequest, onResponse }] });
  run.on('response', (_client, _status, _bytes, time) => {
    times.push(time);
    last = performance.now();
  });
  await run;
  requireAll200(statuses, problem);
  if (times.length === 0) throw new WrongAnswer(`nothing was answered by ${origin}${path}`);
  return { perSecond: times.length / ((last - begun) / 1000), answers: times.length, p50: percentile(times, 0.5), p95: percentile(times, 0.95) };
}

function send(origin, path, agent, { headers, body }) {
  return new Promise((resolve, reject) => {
    const request = http.request(new URL(path, origin), { method: 'POST', agent, headers: { ...headers, 'content-length': Buffer.byteLength(body) } }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk) => { text += chunk; });
      response.once('end', () => resolve({ status: response.statusCode, text }));
    });
    request.once('error', reject);
    request.end(body);
  });
}

/**
 * Sends requests at an even rate, whatever the answers do: a slow server gets no rest. Throws {@link WrongAnswer}.
 * @param {{origin: string, path: string, seconds: number, perSecond: number, next: () => {headers: Record<string, string>, body: string}, onAnswer: (body: string) => void}} options
 * @returns {Promise<{perSecond: number, answers: number}>} the rate that was really sent
 */
export async function pace({ origin, path, seconds, perSecond, next, onAnswer }) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const wanted = Math.round(perSecond * seconds);
  const statuses = {};
  let problem = '';
  const answers = [];
  const begun = performance.now();
  while (answers.length < wanted) {
    const due = Math.min(wanted, Math.floor(((performance.now() - begun) / 1000) * perSecond));
    while (answers.length < due) {
      answers.push(send(origin, path, agent, next()).then(({ status, text }) => {
        statuses[status] = (statuses[status] ?? 0) + 1;
        if (status === 200) onAnswer(text);
        else problem ||= text.slice(0, 300);
      }));
    }
    await sleep(1);
  }
  const sent = (performance.now() - begun) / 1000;
  await Promise.all(answers);
  agent.destroy();
  requireAll200(statuses, problem);
  return { perSecond: wanted / sent, answers: wanted };
}
