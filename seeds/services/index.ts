export { composeServices } from './compose.js';
export { genericServices } from './generic.js';
export { readEvidenceTypes, readRegisters } from './read-services.js';
