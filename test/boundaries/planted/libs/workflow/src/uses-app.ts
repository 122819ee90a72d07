import { app } from '../../../apps/workflow/src/main.js';

export const used = app;
