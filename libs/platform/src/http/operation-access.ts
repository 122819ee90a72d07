import { ModulesContainer, Reflector } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ACCESS, type Access } from '../auth/decorators.js';

/** Name of an operation in the OpenAPI document. */
export function operationId(controller: string, method: string): string {
  return `${controller.replace(/Controller$/, '')}_${method}`;
}

/** Who may call each operation, by the same marks that the guard reads: the document cannot promise anything else. */
export function accessOfOperations(app: NestFastifyApplication): ReadonlyMap<string, Access> {
  const reflector = app.get(Reflector);
  const found = new Map<string, Access>();
  for (const module of app.get(ModulesContainer).values()) {
    for (const { metatype } of module.controllers.values()) {
      if (typeof metatype !== 'function') continue;
      const handlers = Object.getOwnPropertyDescriptors(metatype.prototype as object);
      for (const [method, { value }] of Object.entries(handlers)) {
        if (typeof value !== 'function') continue;
        const access = reflector.getAllAndOverride<Access | undefined>(ACCESS, [value as () => unknown, metatype]);
        found.set(operationId(metatype.name, method), access ?? 'signed_in');
      }
    }
  }
  return found;
}
