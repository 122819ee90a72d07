import fc from 'fast-check';
import pg from 'pg';
import { database } from '../../../../test/support/database.js';
import { routing } from './routing.js';

export const test = [fc, pg, database, routing];
