export { composeServices } from './compose.js';
export { genericServices } from './generic.js';
export { readEvidenceTypes, readRegisters, readServiceBytes } from './read-services.js';
