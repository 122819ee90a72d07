import { describe } from '@jest/globals';
import { recognitionJourneys } from './recognition.js';

describe('a recognition request, queues on PostgreSQL', () => {
  recognitionJourneys(() => undefined);
});
