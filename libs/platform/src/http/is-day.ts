import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { ValidateBy, ValidateIf, type ValidationOptions } from 'class-validator';
import { isDay } from '#kernel';

/** The value is a day that exists, as YYYY-MM-DD. */
export function IsDay(options?: ValidationOptions): PropertyDecorator {
  return ValidateBy({ name: 'isDay', validator: { validate: (value) => typeof value === 'string' && isDay(value), defaultMessage: () => '$property must be a day, YYYY-MM-DD' } }, options);
}

/** The same for a property of a body that may be left out (null is not leaving out), with its form and meaning in the OpenAPI document. */
export function IsOptionalDay(description: string): PropertyDecorator {
  return applyDecorators(ApiPropertyOptional({ type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$', description }), ValidateIf((_, value) => value !== undefined), IsDay());
}
