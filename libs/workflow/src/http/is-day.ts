import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { ValidateBy, ValidateIf } from 'class-validator';
import { isDay } from '#kernel';

/** A day that may be left out: YYYY-MM-DD, one that exists. */
export function IsOptionalDay(description: string): PropertyDecorator {
  const validate = (value: unknown): boolean => typeof value === 'string' && isDay(value);
  return applyDecorators(
    ApiPropertyOptional({ type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$', description }), ValidateIf((_, value) => value !== undefined),
    ValidateBy({ name: 'isDay', validator: { validate, defaultMessage: () => '$property must be a day, YYYY-MM-DD' } }),
  );
}
