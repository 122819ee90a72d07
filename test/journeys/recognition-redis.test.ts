import { afterAll, beforeAll } from '@jest/globals';
import { describeWith } from '../support/available.js';
import { startRedis, type RedisServer } from '../support/builders/redis.js';
import { recognitionJourneys } from './recognition.js';

describeWith('redis', 'a recognition request, queues on Redis', () => {
  let redis: RedisServer | undefined;

  beforeAll(async () => {
    redis = await startRedis();
  });

  recognitionJourneys(() => redis?.url);

  afterAll(async () => redis?.stop());
});
