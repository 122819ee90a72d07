import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import {
  CATALOGUE_REFUSALS, DIRECTORY_REFUSALS, EXCHANGE_REFUSALS, FEEDBACK_REFUSALS, NOTICES_REFUSALS, ONESTOP_REFUSALS, PLATFORM_REFUSALS, PUBLICATION_REFUSALS, SETTLEMENT_REFUSALS, WORKFLOW_REFUSALS, type Problem,
} from '#contracts';
import { ProblemCatalogue } from '#platform';
import { en } from '../../apps/web/src/text/en.js';
import { zh } from '../../apps/web/src/text/zh.js';
import { submit, type ActBody } from '../support/application.js';
import { eventually, startHouse, type House } from '../support/house.js';
import { Person, type Answer } from '../support/person.js';

const CODES = [...PLATFORM_REFUSALS, ...EXCHANGE_REFUSALS, ...FEEDBACK_REFUSALS, ...DIRECTORY_REFUSALS, ...CATALOGUE_REFUSALS, ...NOTICES_REFUSALS, ...ONESTOP_REFUSALS, ...PUBLICATION_REFUSALS, ...SETTLEMENT_REFUSALS, ...WORKFLOW_REFUSALS];
const LIBS = path.resolve(import.meta.dirname, '../../libs');
/** How code says no; an `issues` entry has a code too, but always with a path before it. */
const SAYS_NO = /(?:Refused\(|no\(|yes : |return |\? )\{ code: '([a-z_]+)'/g;

/** Codes that stand in the sources of the libraries, with the files that say them. */
function codesInSources(): ReadonlyMap<string, string> {
  const files = readdirSync(LIBS, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts') && !/\.test(-support)?\.ts$/.test(file));
  return new Map(files.flatMap((file) => [...readFileSync(path.join(LIBS, file), 'utf8').matchAll(SAYS_NO)].map(([, code = '']) => [code, file] as const)));
}

let house: House;
let nurse: Person;
let clerk: Person;

beforeAll(async () => {
  house = await startHouse();
  nurse = await Person.signIn(house.base, 'nurse');
  clerk = await Person.signIn(house.base, 'clerk-tianjin-health');
}, 60_000);
afterAll(async () => house?.close());

describe('the table of refusals', () => {
  it('has every code once, each with its status and both texts', () => {
    expect(new Set(CODES).size).toBe(CODES.length);
    const catalogue = house.app.get(ProblemCatalogue);
    for (const code of CODES) {
      const { status, title } = catalogue.kindOf(code);
      expect({ code, status, isTitled: title.length > 5 }).toEqual({ code, status: expect.any(Number), isTitled: true });
      expect(status >= 400 && status <= 503).toBe(true);
      expect([code, zh.problems.code[code], en.problems.code[code]]).toEqual([code, expect.stringMatching(/\p{Script=Han}/u), expect.stringMatching(/^[A-Z]/)]);
    }
  });

  it('has every code that the sources say', () => {
    const said = codesInSources();
    expect(said.size).toBeGreaterThan(30);
    expect([...said].filter(([code]) => !CODES.some((each) => each === code))).toEqual([]);
  });
});

describe('where a statute speaks, the problem names it', () => {
  const lawOf = ({ status, body }: Answer<unknown>): unknown => {
    const { code, lawRef } = body as Problem;
    return [status, code, lawRef];
  };

  it('to a resident: consent', async () => {
    expect(lawOf(await submit(nurse, { qualificationCode: 'P33', consent: false }))).toEqual([422, 'consent_required', { law: '个人信息保护法', article: '13' }]);
  });

  it('to a clerk: reasons, remedies, one complete list', async () => {
    const { id } = (await submit(nurse, { qualificationCode: 'P33' })).body.request;
    const { request } = await eventually(async () => {
      const { status, body } = await clerk.get<ActBody>(`/api/workflow/requests/${id}`);
      return status === 200 && body.request.state === 'routed' && body;
    });
    const say = async (verb: string, input: unknown): Promise<unknown> => lawOf(await clerk.act(id, verb, request.version, input));
    expect(await say('decline', {})).toEqual([422, 'reason_required', { law: '行政许可法', article: '38' }]);
    expect(await say('decline', { reasonCode: 'decline.false_material', reasonText: '理由' })).toEqual([422, 'remedy_required', { law: '行政许可法', article: '38' }]);
    expect(await say('request_supplement', { items: [] })).toEqual([422, 'supplement_items_missing', { law: '行政许可法', article: '32' }]);
  });
});
