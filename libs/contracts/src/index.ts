export * from './content-faults.js';
export * from './events.js';
export * from './form-days.js';
export * from './person-name.js';
export * from './problem.js';
export * from './refusals.js';
export * from './vocabulary.js';
export * from './credential/index.js';
