import { beforeAll, describe, expect, it } from '@jest/globals';
import { createRequire } from 'node:module';
import path from 'node:path';
import { PLANTED, ROOT, runTool } from './run-tool.js';

interface Rule {
  readonly name: string;
}

interface Violation {
  readonly from: string;
  readonly rule: Rule;
}

const CONFIG = path.join(ROOT, '.dependency-cruiser.cjs');

async function cruise(cwd: string): Promise<readonly string[]> {
  const output = await runTool('dependency-cruiser/bin/dependency-cruise.mjs', ['--config', CONFIG, '--output-type', 'json', 'apps', 'libs', 'seeds', 'test'], cwd);
  const { summary } = JSON.parse(output) as { summary: { violations: readonly Violation[] } };
  return summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`).sort();
}

/** Every rule with the planted files that break it. */
const PLANTED_BREACHES: Readonly<Record<string, readonly string[]>> = {
  'no-circular': ['libs/workflow/src/domain/circle-one.ts'],
  resolvable: ['libs/workflow/src/data/lost.ts'],
  'domain-is-pure': ['libs/workflow/src/domain/knows-data.ts', 'libs/workflow/src/domain/random-number.ts'],
  'data-looks-down': ['libs/workflow/src/data/upward.store.ts'],
  'service-looks-down': ['libs/workflow/src/upward.service.ts'],
  'http-and-jobs-are-apart': ['libs/workflow/src/http/sideways.controller.ts'],
  'jobs-and-http-are-apart': ['libs/workflow/src/jobs/sideways.handler.ts'],
  'kernel-imports-nothing': ['libs/kernel/src/needy.ts'],
  'contracts-import-kernel-only': ['libs/contracts/src/heavy.ts'],
  'libs-by-front-door': ['libs/workflow/src/data/back-door.ts'],
  'others-by-front-door': ['apps/portal/src/back-door.ts'],
  'context-graph-directory': ['libs/directory/src/wrong-neighbour.ts'],
  'context-graph-catalogue': ['libs/catalogue/src/wrong-neighbour.ts'],
  'context-graph-publication': ['libs/publication/src/wrong-neighbour.ts'],
  'context-graph-onestop': ['libs/onestop/src/wrong-neighbour.ts'],
  'context-graph-notices': ['libs/notices/src/wrong-neighbour.ts'],
  'context-graph-feedback': ['libs/feedback/src/wrong-neighbour.ts'],
  'context-graph-settlement': ['libs/settlement/src/wrong-neighbour.ts'],
  'context-graph-workflow': ['libs/workflow/src/wrong-neighbour.ts'],
  'foundation-knows-no-context': ['libs/platform/src/knows-context.ts'],
  'only-platform-knows-queue-and-driver': ['libs/settlement/src/data/uses-bullmq.ts', 'libs/settlement/src/data/uses-ioredis.ts', 'libs/settlement/src/data/uses-pg.ts'],
  'apps-do-not-import-apps': ['apps/portal/src/other-app.ts'],
  'libs-do-not-import-apps': ['libs/workflow/src/uses-app.ts'],
  'libs-do-not-import-seeds': ['libs/directory/src/uses-seeds.ts'],
  'seeds-stand-on-front-doors': ['seeds/uses-app.ts'],
  'web-sees-contracts-only': ['apps/web/src/uses-server.ts'],
  'not-to-test': ['libs/catalogue/src/uses-test.ts'],
};

describe('boundary rules', () => {
  let planted: readonly string[];
  beforeAll(async () => {
    planted = await cruise(PLANTED);
  });

  it.each(Object.entries(PLANTED_BREACHES))('%s reports its planted breaches', (rule, files) => {
    expect(planted.filter((line) => line.startsWith(`${rule}: `))).toEqual(files.map((file) => `${rule}: ${file}`).sort());
  });

  it('reports nothing else in the planted house', () => {
    expect(planted).toEqual(Object.entries(PLANTED_BREACHES).flatMap(([rule, files]) => files.map((file) => `${rule}: ${file}`)).sort());
  });

  it('has a planted breach for every rule', () => {
    const config = createRequire(import.meta.url)(CONFIG) as { forbidden: readonly Rule[] };
    expect(Object.keys(PLANTED_BREACHES).sort()).toEqual(config.forbidden.map(({ name }) => name).sort());
  });

  it('finds nothing in the real house', async () => {
    expect(await cruise(ROOT)).toEqual([]);
  });
});
