import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Caller } from './caller.mjs';
import { Chance } from './chance.mjs';

const REQUESTS = '/api/workflow/requests';
const FORM = {
  certificateIssuer: '示例发证机关', certificateIssuedOn: '2020-05-01', usePurpose: 'employment', resultDelivery: 'online', truthDeclaration: true, statusQueryConsent: true,
};
/** Nurses and registered constructors go to different departments of the two jurisdictions. */
const QUALIFICATIONS = ['P33'];
const PLACES = ['120000', '130000'];
const BY_WINDOW = 0.15;
const ASKED_AGAIN = 0.15;
const WITHDRAWN = 0.06;

const PDF_OBJECTS = ['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[3 0 R]/Count 1>>', '<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>'];

/** A small PDF, whole, that differs from every other. */
function aPdf(mark) {
  let text = `%PDF-1.4\n%${mark}\n`;
  const places = PDF_OBJECTS.map((object, i) => {
    const at = text.length;
    text += `${i + 1} 0 obj${object}endobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  return Buffer.from(`${text}xref\n0 4\n0000000000 65535 f \n${places.join('')}trailer<</Size 4/Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF\n`);
}

/** Who sends acts; remembers each before it is sent. */
class Actor {
  constructor(stage, person, { journal, patience, seed, name }) {
    this.person = person;
    this.journal = journal;
    this.chance = new Chance(seed, name);
    this.caller = new Caller({ origin: stage.proxy.origin, person, journal, patience, chance: this.chance });
  }

  async act({ id, version }, verb, input) {
    const commandId = randomUUID();
    this.journal.commands.push(commandId);
    const answer = await this.caller.post(`${REQUESTS}/${id}/actions/${verb}`, { commandId, version, input });
    if (answer?.status === 200) this.journal.acts.push({ request: id, commandId, verb, version: answer.body.action.version });
    else if (answer) this.journal.refuse(answer.body.code);
    return answer;
  }
}

/** Uploads, submits, sends the same again to see, takes back now and then, and answers what clerks ask for. */
class Resident extends Actor {
  constructor(stage, person, people, shared) {
    super(stage, person, shared);
    this.people = people;
  }

  async turn() {
    await this.#apply();
    await this.#answerSupplements();
  }

  async #upload() {
    const bytes = aPdf(randomUUID());
    const form = () => {
      const data = new FormData();
      data.set('materialCode', 'qualification_certificate');
      data.set('file', new Blob([bytes]), '资格证书.pdf');
      return data;
    };
    const answer = await this.caller.post('/api/workflow/attachments', form);
    if (answer?.status !== 201) {
      if (answer) this.journal.refuse(answer.body.code);
      return undefined;
    }
    this.journal.files.push({ id: answer.body.id, person: this.person.id, size: bytes.length });
    return answer.body.id;
  }

  async #apply() {
    const file = await this.#upload();
    if (!file) return;
    const key = randomUUID();
    this.journal.keys.push(key);
    const window = this.chance.yes(BY_WINDOW) ? { mode: 'collect_and_forward', windowId: this.people.windowId } : { mode: 'online' };
    const application = {
      serviceTypeCode: 'recognition.person', qualificationCode: this.chance.pick(QUALIFICATIONS), fromJurisdiction: '110000', toJurisdiction: this.chance.pick(PLACES), ...window, consent: true,
      form: { ...FORM, certificateNumber: `TEST-${key.slice(0, 8)}` }, attachmentIds: [file],
    };
    const answer = await this.caller.post(REQUESTS, application, { 'idempotency-key': key });
    if (answer?.status !== 200) {
      if (answer) this.journal.strange.push(`submit ${answer.status} ${JSON.stringify(answer.body)}`);
      return;
    }
    const { id } = answer.body.request;
    this.journal.submits.push({ person: this.person.id, key, id });
    if (this.chance.yes(ASKED_AGAIN)) {
      const again = await this.caller.post(REQUESTS, application, { 'idempotency-key': key });
      if (again && (again.body.request?.id !== id || again.body.repeated !== true)) this.journal.strange.push(`a repeated submit answered ${again.status} ${JSON.stringify(again.body).slice(0, 300)}`);
    }
    if (this.chance.yes(WITHDRAWN)) await this.act(answer.body.request, 'withdraw', {});
  }

  async #answerSupplements() {
    const found = (await this.caller.get(`${REQUESTS}?state=supplement&limit=5`))?.body.items ?? [];
    for (const { id, version } of found) {
      const detail = (await this.caller.get(`${REQUESTS}/${id}`))?.body;
      if (!detail?.supplement) continue;
      await this.act({ id, version }, 'supply_supplement', { answers: detail.supplement.items.map(({ code }) => ({ itemCode: code, text: '补充说明' })) });
    }
  }
}

const REFUSAL = { reasonCode: 'refuse.not_confirmed_by_issuer', reasonText: '经核查无此记录', remedyTold: true };
/** What clerks do in a state: each as often as its number says. */
const CHOICES = {
  offered: { take_over: 80, return_misrouted: 20 },
  routed: { accept: 50, claim: 20, release: 5, request_supplement: 25 },
  accepted: { approve: 60, refuse: 15, claim: 15, release: 5, suspend: 5 },
  suspended: { resume: 80, release: 20 },
};

/** Takes whatever stands in the list of the authority and does something with it; a colleague does the same. */
class Clerk extends Actor {
  constructor(stage, person, people, shared) {
    super(stage, person, shared);
    this.others = [...people.authorities.values()].filter((id) => id !== person.authorityId);
  }

  async turn() {
    const items = (await this.caller.get(`/api/workflow/worklist?limit=20&sort=${this.chance.pick(['due', '-submitted'])}`))?.body.items ?? [];
    if (items.length === 0) return;
    const request = this.chance.pick(items);
    const choices = CHOICES[request.offeredAuthority ? 'offered' : request.state];
    if (!choices) return;
    const verb = this.chance.weighted(choices);
    await this.act(request, verb, this.#input(verb));
  }

  #input(verb) {
    switch (verb) {
      case 'request_supplement':
        return { items: [{ what: '证书背面', why: '看不到注册记录' }, { what: '工作单位', why: '与证书不一致' }] };
      case 'return_misrouted':
        return { reasonCode: 'return_misrouted.wrong_department', reasonText: '由其他主管部门负责', authorityId: this.chance.pick(this.others) };
      case 'approve':
        return { opinion: '同意' };
      case 'refuse':
        return REFUSAL;
      case 'suspend':
        return { ground: 'expert_review', announcedDays: 5, reasonText: '需要专家评审' };
      default:
        return {};
    }
  }
}

/** Takes papers in at the window and hands results out. */
class WindowClerk extends Actor {
  async turn() {
    const waiting = (await this.caller.get('/api/workflow/worklist?state=submitted&limit=20'))?.body.items ?? [];
    for (const request of waiting.slice(0, 3)) await this.act(request, 'receive', { identityChecked: true, formChecked: true });
    for (const state of ['approved', 'refused', 'declined']) {
      const decided = (await this.caller.get(`/api/workflow/worklist?queue=past&state=${state}&limit=5`))?.body.items ?? [];
      if (decided.length > 0) await this.act(this.chance.pick(decided), 'hand_out', { identityChecked: true, recipient: 'applicant' });
    }
  }
}

/** Everyone at work until told to stop; what is under way then is still brought to its answer. */
export class Load {
  #stopped = false;
  #working = [];

  /** @param {{journal: import('./journal.mjs').Journal, seed: number, patience: {until: number}}} shared `patience.until`: when whoever has no answer gives up (ms since 1970) */
  constructor(stage, people, shared) {
    const named = (kind, i) => ({ ...shared, name: `${kind}-${i}` });
    this.actors = [
      ...people.residents.map((person, i) => ({ pauseMs: 500, actor: new Resident(stage, person, people, named('resident', i)) })),
      ...people.clerks.map((person, i) => ({ pauseMs: 350, actor: new Clerk(stage, person, people, named('clerk', i)) })),
      { pauseMs: 700, actor: new WindowClerk(stage, people.window, named('window', 0)) },
    ];
  }

  start() {
    this.#working = this.actors.map(async ({ actor, pauseMs }) => {
      while (!this.#stopped) {
        await actor.turn();
        await sleep(pauseMs * actor.chance.between(0.5, 1.5));
      }
    });
  }

  async stop() {
    this.#stopped = true;
    await Promise.all(this.#working);
  }
}
