import { ValidateBy, type ValidationOptions } from 'class-validator';
import { isDay } from '#kernel';

/** The value is a day that exists, as YYYY-MM-DD. */
export function IsDay(options?: ValidationOptions): PropertyDecorator {
  return ValidateBy({ name: 'isDay', validator: { validate: (value) => typeof value === 'string' && isDay(value), defaultMessage: () => '$property must be a day, YYYY-MM-DD' } }, options);
}
