import type { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest, FastifyServerOptions } from 'fastify';
import type { Config } from '../config.js';
import { securityHeaders } from '../auth/security-headers.js';
import { ProblemCatalogue } from './problem-table.js';
import { PROBLEM_TYPE, problemOf, sendProblem, toRefusal } from './problem.filter.js';

type Answers = Required<Pick<FastifyServerOptions, 'frameworkErrors' | 'clientErrorHandler'>>;

/**
 * Answers to what never reaches a route: an address that cannot be decoded, a path segment beyond measure, heads that Node's parser refuses. No hook runs for
 * them, so that everything an answer carries is put on here.
 */
export function transportProblems(config: Config): Answers {
  const problems = new ProblemCatalogue();
  const headers = securityHeaders(config);
  return {
    frameworkErrors: (error: unknown, _request: FastifyRequest, reply: FastifyReply) => {
      const problem = problemOf(toRefusal(error), problems);
      for (const [name, value] of Object.entries(headers)) reply.raw.setHeader(name, value);
      void reply.header('x-correlation-id', problem.correlationId);
      sendProblem(reply, problem);
    },
    clientErrorHandler: (error: Error & { readonly code?: string }, socket: Socket) => {
      if (error.code === 'ECONNRESET' || !socket.writable) {
        socket.destroy();
        return;
      }
      const problem = problemOf({ code: codeOfParser(error.code) }, problems);
      const body = JSON.stringify(problem);
      const head = { ...headers, 'content-type': PROBLEM_TYPE, 'content-length': String(Buffer.byteLength(body)), 'cache-control': 'no-store', 'x-correlation-id': problem.correlationId, connection: 'close' };
      socket.end(`HTTP/1.1 ${problem.status} ${problem.title}\r\n${Object.entries(head).map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`);
    },
  };
}

function codeOfParser(code: string | undefined): 'too_large' | 'timeout' | 'malformed' {
  if (code === 'HPE_HEADER_OVERFLOW') return 'too_large';
  return code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 'timeout' : 'malformed';
}
