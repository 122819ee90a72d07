import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { shanghaiDay } from '#kernel';
import { wrongAnswers, type WrongAnswers } from '#onestop';
import { readReferenceSet } from '../../seeds/reference-types.js';
import type { DetailBody } from '../support/application.js';
import { exampleOf, forEach, handIn, readPublished, send, type Attempt, type PublishedService } from '../support/every-service.js';
import { eventually, startHouse, type House } from '../support/house.js';
import { Person } from '../support/person.js';

/** What the issue asks for at the least. */
const LEAST_PUBLISHED = 230;
const HERE = '110112';
/** All of them at once: the queue has some hundreds before it. */
const ROUTED_MS = 240_000;

interface Routed extends DetailBody {
  readonly request: DetailBody['request'] & { readonly competentAuthority: { readonly nameZh: string } | null };
}
interface Sent {
  readonly attempt: Attempt;
  readonly by: Person;
  readonly id: string;
}

// some hundreds of whole submissions, on a machine that may be busy with other tests
jest.setTimeout(600_000);

const reference = readReferenceSet();
const placeOf = new Map(reference.jurisdictions.items.map((place) => [place.code, place]));
/** Places of every level and party, each in its turn. */
const PLACES = reference.jurisdictions.items.filter(({ kind }) => kind !== 'virtual').map(({ code }) => code);

let house: House;
let resident: Person;
let window: Person;
let services: readonly PublishedService[];

beforeAll(async () => {
  house = await startHouse();
  [resident, window, services] = await Promise.all([Person.signIn(house.base, 'nurse'), Person.signIn(house.base, 'window-tongzhou'), readPublished(house.base)]);
});
afterAll(async () => house?.close());

/** What is recognised goes from one party to another; a service goes to any place. */
function attemptsOf(service: PublishedService, at: number): readonly Attempt[] {
  return service.modes.map((mode, turn) => (service.appliesTo === null
    ? { service, mode, from: HERE, to: PLACES[(at + turn * 101) % PLACES.length] ?? HERE }
    : { service, mode, from: '110000', to: turn % 2 === 0 ? '120000' : '130000' }));
}

function placesAbove(code: string): readonly string[] {
  const { parentCode = null, ownerCode = null } = placeOf.get(code) ?? {};
  return [code, ...[ownerCode, parentCode].flatMap((above) => (above === null ? [] : placesAbove(above)))];
}

/** Whether the authority is one of the directory that has the matter, in the place or above it. */
function isCompetent({ service, to }: Attempt, nameZh: string | undefined): boolean {
  return reference.authorities.items.some((authority) => authority.nameZh === nameZh && placesAbove(to).includes(authority.jurisdictionCode) && (service.appliesTo !== null || authority.departmentCode === service.departmentCode));
}

/** What the limits of a service lack: an article, or the word that no act sets them. */
function limitFaults({ limits }: PublishedService): readonly string[] {
  const { acceptance, decision, delivery } = limits;
  return [
    ...[acceptance, delivery].flatMap(({ lawRef }) => (lawRef?.article === undefined ? ['a limit without article'] : [])),
    ...(decision.lawRef === null && !(decision.provenance.status === 'project_proposal' && /没有查到|没有法律/.test(decision.effectZh)) ? ['a limit of the decision that neither names an act nor says that none sets it'] : []),
  ];
}

/** One wrong answer of every kind, another field for each service. */
function oneOfEachKind(wrong: readonly WrongAnswers[], at: number): readonly WrongAnswers[] {
  return [...new Set(wrong.map(({ why }) => why))].flatMap((kind) => {
    const same = wrong.filter(({ why }) => why === kind);
    return same[at % same.length] ?? [];
  });
}

describe('every service type that is published', () => {
  it('can be handed in, in every mode that it offers, with the example of its form, and goes to an authority of the directory that has the matter', async () => {
    const attempts = services.flatMap((service, at) => attemptsOf(service, at));
    const faults: string[] = [];
    const sent: Sent[] = [];
    const began = Date.now();
    await forEach(attempts, async (attempt) => {
      const by = attempt.mode === 'collect_and_forward' ? window : resident;
      const { status, body } = await handIn(by, attempt);
      if (status === 200) sent.push({ attempt, by, id: body.request.id });
      else faults.push(`${attempt.service.code} ${attempt.mode}: ${status} ${body.code ?? ''} ${JSON.stringify(body.errors ?? [])}`);
    });
    const handedIn = Date.now();
    await forEach(sent.filter(({ attempt }) => attempt.mode === 'collect_and_forward'), async ({ attempt, id }) => {
      const { body, status } = await window.act<{ code?: string }>(id, 'receive', 1, { identityChecked: true, formChecked: true });
      if (status !== 200) faults.push(`${attempt.service.code} was not received: ${status} ${body.code ?? ''}`);
    });
    await forEach(sent, async (one) => { faults.push(...await routingFaults(one)); });
    const seconds = (from: number, until: number): string => ((until - from) / 1_000).toFixed(1);
    process.stdout.write(`services: ${services.length} published, ${attempts.length} handed in within ${seconds(began, handedIn)} s, all routed ${seconds(handedIn, Date.now())} s later\n`);
    expect(services.length).toBeGreaterThanOrEqual(LEAST_PUBLISHED);
    expect(new Set(sent.map(({ attempt }) => attempt.mode)).size).toBe(4);
    expect(faults).toEqual([]);
  });

  it('refuses what is wrong in its form, and files nothing', async () => {
    const today = shanghaiDay(new Date());
    const faults: string[] = [];
    const newest = async (): Promise<unknown> => (await resident.get<{ items: readonly { id: string }[] }>('/api/workflow/requests?limit=1')).body.items[0]?.id;
    const before = await newest();
    await forEach(services, async (service, at) => {
      for (const { field, why, answers } of oneOfEachKind(wrongAnswers(service.form.schema, today), at)) {
        const [attempt] = attemptsOf({ ...service, modes: service.modes.filter((mode) => mode !== 'collect_and_forward') }, at);
        if (!attempt) continue;
        const { status, body } = await send(resident, { ...attempt, form: answers });
        const named = body.errors?.some(({ path }) => path === `form.${field}` || path.startsWith(`form.${field}[`)) === true;
        if (status !== 422 || body.code !== 'form_invalid' || !named) faults.push(`${service.code}: ${field} ${why} gave ${status} ${body.code ?? ''} ${JSON.stringify(body.errors ?? [])}`);
      }
    });
    expect(faults).toEqual([]);
    expect(await newest()).toBe(before);
  });

  it('answers every field of its example, and has limits with an article or says that no act sets them', () => {
    const faults = services.flatMap((service) => [
      ...limitFaults(service).map((fault) => `${service.code}: ${fault}`),
      ...service.form.schema.required.filter((name) => !Object.hasOwn(exampleOf(service), name)).map((name) => `${service.code}: no example of ${name}`),
    ]);
    expect(faults).toEqual([]);
  });
});

/** What is wrong with the way of a request; nothing when it lies with who is competent, its clock runs, and its parts lie with theirs. */
async function routingFaults({ attempt, by, id }: Sent): Promise<readonly string[]> {
  const { service, mode } = attempt;
  const named = (fault: string): string => `${service.code} ${mode} to ${attempt.to}: ${fault}`;
  const firstParts = mode === 'joint' ? (service.joint?.legs ?? []).filter(({ after }) => after.length === 0).map(({ code }) => code) : [];
  const isThere = (page: Routed): boolean => page.request.competentAuthority !== null && (mode !== 'instant' || page.request.leftToPerson !== null || page.request.outcome !== null)
    && firstParts.every((code) => page.legs.some((leg) => leg.code === code && leg.authority !== null));
  const page = await eventually(async () => {
    const { body } = await by.get<Routed>(`/api/workflow/requests/${id}`);
    return isThere(body) && body;
  }, ROUTED_MS).catch(() => undefined);
  if (!page) return [named('it, or a part of it, lies with nobody')];
  return [
    ...(isCompetent(attempt, page.request.competentAuthority?.nameZh) ? [] : [named(`lies with ${page.request.competentAuthority?.nameZh ?? 'nobody'}`)]),
    ...(page.deadlines.some(({ kind, dueOn }) => kind === 'acceptance' && dueOn !== '') || page.request.outcome !== null ? [] : [named('no clock of the acceptance runs')]),
    ...(mode === 'joint' && page.legs.length !== service.joint?.legs.length ? [named('does not have its parts')] : []),
  ];
}
