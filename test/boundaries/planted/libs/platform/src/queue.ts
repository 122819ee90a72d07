import { Queue } from 'bullmq';
import pg from 'pg';

export const queue = [Queue, pg];
