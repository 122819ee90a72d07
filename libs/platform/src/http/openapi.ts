import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import type { Access } from '../auth/decorators.js';
import { accessOfOperations, operationId } from './operation-access.js';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

/** The OpenAPI 3.1 document of a root module by its code alone: nothing is made, no database is asked. */
export async function describeModule(module: DynamicModule): Promise<OpenAPIObject> {
  const app = await NestFactory.create<NestFastifyApplication>(module, new FastifyAdapter(), { preview: true, logger: false, abortOnError: false });
  return openApiDocument(app);
}

/** The OpenAPI 3.1 document of everything that this process mounts. */
export function openApiDocument(app: NestFastifyApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('通办 Tongban')
    .setDescription(
      'Public services that work across jurisdictions. Lists answer `{items, total, nextCursor}`; errors are RFC 9457 problems with a stable `code`. ' +
        'Times are UTC instants; days are `YYYY-MM-DD` in Asia/Shanghai.',
    )
    .setVersion('1')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .setOpenAPIVersion('3.1.0')
    .addServer('/')
    .addCookieAuth('tongban_session', { type: 'apiKey', in: 'cookie', name: 'tongban_session', description: 'Session of a person; unsafe methods also need `X-CSRF-Token`.' }, 'session')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'Access token of a system.' }, 'bearer')
    .build();
  const document = SwaggerModule.createDocument(app, config, { operationIdFactory: operationId });
  addAccess(document, accessOfOperations(app));
  addProblems(document);
  sortEnums(document);
  return document;
}

/** The compiler lists the members of a union in the order in which it met them, which any edit anywhere may change. */
function sortEnums(part: unknown): void {
  if (typeof part !== 'object' || part === null) return;
  for (const [name, value] of Object.entries(part)) {
    if (name === 'enum' && Array.isArray(value)) value.sort((a, b) => Number(a === null) - Number(b === null) || (String(a) < String(b) ? -1 : 1));
    else sortEnums(value);
  }
}

/** Who may call: nobody needs to sign in, everyone must, or only the posts of `x-roles`. */
function addAccess(document: OpenAPIObject, access: ReadonlyMap<string, Access>): void {
  for (const operation of operationsOf(document)) {
    const mayCall = access.get(operation.operationId ?? '') ?? 'signed_in';
    operation.security = mayCall === 'public' ? [{}] : [{ session: [] }, { bearer: [] }];
    if (typeof mayCall !== 'string') Object.assign(operation, { 'x-roles': mayCall });
  }
}

/** Every operation may answer with a problem; saying so once here keeps the controllers readable. */
function addProblems(document: OpenAPIObject): void {
  const problem = {
    type: 'object',
    required: ['type', 'title', 'status', 'code', 'correlationId'],
    properties: {
      type: { type: 'string' },
      title: { type: 'string' },
      status: { type: 'integer' },
      detail: { type: 'string' },
      code: { type: 'string' },
      correlationId: { type: 'string' },
      errors: { type: 'array', items: { type: 'object', required: ['path', 'code'], properties: { path: { type: 'string' }, code: { type: 'string' }, expected: { type: 'string' } } } },
      details: { type: 'object', additionalProperties: true },
      lawRef: { type: 'object', required: ['law'], properties: { law: { type: 'string' }, article: { type: 'string' } } },
    },
  };
  document.components = { ...document.components, schemas: { ...document.components?.schemas, Problem: problem as never } };
  const answer = { description: 'A problem (RFC 9457)', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } };
  for (const operation of operationsOf(document)) operation.responses = { ...operation.responses, '4XX': answer, '5XX': answer };
}

function operationsOf(document: OpenAPIObject): Operation[] {
  return Object.values(document.paths).flatMap((path) => [path.get, path.post, path.put, path.patch, path.delete].filter((operation) => operation !== undefined));
}
