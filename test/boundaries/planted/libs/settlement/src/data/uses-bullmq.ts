import { Queue } from 'bullmq';

export const driver = Queue;
