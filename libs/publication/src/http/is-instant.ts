import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Matches, ValidateBy } from 'class-validator';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?(Z|[+-]\d{2}:\d{2})$/;

/** The value is an instant that exists, as ISO 8601 with its offset: `2026-12-01T00:00:00+08:00`. */
export function IsInstant(description: string, isRequired = false): PropertyDecorator {
  const exists = (value: unknown): boolean => typeof value === 'string' && !Number.isNaN(Date.parse(value)) && new Date(value).getUTCFullYear() >= 1900;
  const property = { type: 'string', pattern: INSTANT.source, description } as const;
  return applyDecorators(
    isRequired ? ApiProperty(property) : ApiPropertyOptional(property),
    Matches(INSTANT),
    ValidateBy({ name: 'isInstant', validator: { validate: exists, defaultMessage: () => '$property must be an instant that exists' } }),
  );
}
