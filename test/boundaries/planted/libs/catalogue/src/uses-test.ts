import { database } from '../../../test/support/database.js';

export const used = database;
