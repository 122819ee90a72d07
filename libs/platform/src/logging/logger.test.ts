import { describe, expect, it } from '@jest/globals';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Logger, logDestination } from './logger.js';

const FULL = '/dev/full';

describe('log lines', () => {
  it('are dropped on a full disk, and whoever logs goes on', async () => {
    if (!existsSync(FULL)) return;
    const logger = Logger.create('test', 'info', logDestination(FULL));
    logger.event('info', 'there is no room for this');
    await sleep(50);
    logger.event('info', 'nor for this');
    await sleep(50);
  });

  it('go where they are sent', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'tongban-log-'));
    const file = path.join(folder, 'log');
    Logger.create('test', 'info', logDestination(file)).event('info', 'said', { id: 'x' });
    await sleep(100);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ app: 'test', msg: 'said', id: 'x' });
    rmSync(folder, { recursive: true });
  });
});
