import { jurisdictions } from '../../../seeds/jurisdictions.js';

export const used = jurisdictions;
