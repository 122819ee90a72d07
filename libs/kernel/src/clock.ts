/** The only way that rules and services learn the time (a UTC instant); replaced in tests and rehearsals. */
export interface Clock {
  now(): Date;
}
