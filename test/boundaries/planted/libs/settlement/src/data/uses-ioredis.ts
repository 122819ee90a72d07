import { Redis } from 'ioredis';

export const driver = Redis;
