import { ValidationPipe, type ArgumentMetadata, type ValidationError } from '@nestjs/common';
import { Refused, type FieldIssue } from '#kernel';
import { shapeIssueOf } from './input-shape.js';

/** Enough for every form; an answer never grows with what was sent. */
const MOST_ISSUES = 50;

/** Refuses what is unfit in shape before anything walks through it, then checks it against its DTO. */
class InputPipe extends ValidationPipe {
  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const issue = metadata.type === 'custom' ? undefined : shapeIssueOf(value);
    if (issue) throw new Refused({ code: 'malformed', issues: [issue] });
    return super.transform(value, metadata);
  }
}

/** Checks bodies and queries against their DTOs; unknown fields are refused, so that a typing error is never silently ignored. */
export function validationPipe(): ValidationPipe {
  return new InputPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    forbidUnknownValues: true,
    stopAtFirstError: true,
    exceptionFactory: (errors) => new Refused({ code: 'malformed', issues: errors.flatMap((e) => issuesOf(e, '')).slice(0, MOST_ISSUES) }),
  });
}

function issuesOf(error: ValidationError, prefix: string): FieldIssue[] {
  const path = prefix === '' ? error.property : `${prefix}.${error.property}`;
  const own = Object.entries(error.constraints ?? {}).map(([code, expected]) => ({ path, code, expected }));
  return [...own, ...(error.children ?? []).flatMap((child) => issuesOf(child, path))];
}
