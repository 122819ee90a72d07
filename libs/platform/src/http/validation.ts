import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { Refused, type FieldIssue } from '#kernel';

/** Checks bodies and queries against their DTOs; unknown fields are refused, so that a typing error is never silently ignored. */
export function validationPipe(): ValidationPipe {
  return new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    forbidUnknownValues: true,
    stopAtFirstError: true,
    exceptionFactory: (errors) => new Refused({ code: 'malformed', issues: errors.flatMap((e) => issuesOf(e, '')) }),
  });
}

function issuesOf(error: ValidationError, prefix: string): FieldIssue[] {
  const path = prefix === '' ? error.property : `${prefix}.${error.property}`;
  const own = Object.entries(error.constraints ?? {}).map(([code, expected]) => ({ path, code, expected }));
  return [...own, ...(error.children ?? []).flatMap((child) => issuesOf(child, path))];
}
