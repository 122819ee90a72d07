import { app } from '../../workflow/src/main.js';

export const other = app;
