import { Injectable } from '@nestjs/common';
import { DirectoryQueries } from '#directory';
import { NoticeDesk, type NoticeAddressee, type NoticeTemplate } from '#notices';
import type { EventJob, Tx } from '#platform';
import type { RequestEntity } from '../data/entities.js';
import { RequestStore } from '../data/request.store.js';
import { deskOf, deskPlaceOf } from '../domain/desk.js';
import type { ReminderLevel } from '../domain/reminders.js';
import { deemedBy } from './tell-applicant.handler.js';
import { TopicOfRequest } from '../topic-of-request.js';
import { RequestPresenter } from '../request-presenter.js';

const OF_LEVEL: Readonly<Record<ReminderLevel, NoticeTemplate>> = { 1: 'reminder.nearing', 2: 'reminder.promised', 3: 'reminder.statutory' };

/** Tells those who work on a request that they were reminded of it, or ordered to see to it. */
@Injectable()
export class TellWorkHandler {
  constructor(
    private readonly store: RequestStore,
    private readonly desk: NoticeDesk,
    private readonly topics: TopicOfRequest,
    private readonly directory: DirectoryQueries,
    private readonly presenter: RequestPresenter,
  ) {}

  async handle(tx: Tx, event: EventJob, told: 'request.reminded' | 'request.supervised'): Promise<void> {
    const request = await this.store.find(tx, event.aggregateId);
    if (!request) return;
    const act = await this.store.actionAt(tx, request.id, Number(event.payload['version']));
    const level = act?.publicDetail['level'] as ReminderLevel | undefined;
    const clock = (await this.store.runningDeadlines(tx, request.id)).find(({ kind }) => kind === 'decision');
    // Decided meanwhile: nobody needs to hurry any more.
    if (level !== undefined && !clock) return;
    const [qualification, authority] = await Promise.all([this.topics.nameOf(request), this.presenter.authorityName(deskOf(request))]);
    const dates = clock ? { dueOn: clock.dueOn, promisedOn: clock.promisedOn ?? clock.dueOn } : {};
    const params = { number: request.number, qualification, authority, ...dates };
    for (const to of await this.addressees(request, level)) {
      await this.desk.tell(tx, { to, subject: { kind: 'request', id: request.id }, template: level === undefined ? told : OF_LEVEL[level], params });
    }
  }

  /** The authority that kept silent, and the supervisors over it, are told that the request counts as accepted (行政许可法 32(4)). */
  async handleAcceptance(tx: Tx, event: EventJob): Promise<void> {
    const request = await this.store.find(tx, event.aggregateId);
    const authority = request && deskOf(request);
    if (!request || !authority || !(await deemedBy(this.store, tx, event))) return;
    const [qualification, name] = await Promise.all([this.topics.nameOf(request), this.presenter.authorityName(authority)]);
    for (const to of [...handlersOf(request, authority), ...(await this.supervisors([deskPlaceOf(request)]))]) {
      await this.desk.tell(tx, { to, subject: { kind: 'request', id: request.id }, template: 'work.deemed_accepted', params: { number: request.number, qualification, authority: name } });
    }
  }

  /** Level 1, 催办 and 督办: who handles it. 2: they and the supervisors where it lies. 3: the head, and the supervisors of both jurisdictions. */
  private async addressees(request: RequestEntity, level: ReminderLevel | undefined): Promise<NoticeAddressee[]> {
    const place = deskPlaceOf(request);
    const authority = deskOf(request);
    if (level !== 3) return [...handlersOf(request, authority), ...(level === 2 ? await this.supervisors([place]) : [])];
    const head: NoticeAddressee[] = authority === null ? [] : [{ role: 'authority_head', authority }];
    return [...head, ...(await this.supervisors([place, request.residenceJurisdiction]))];
  }

  /** Supervisors of the places and of everything above them, each office once. */
  private async supervisors(places: readonly (string | null)[]): Promise<NoticeAddressee[]> {
    const codes = await Promise.all(places.map(async (place) => (place === null ? [] : this.directory.codesAbove(place))));
    return [...new Set(codes.flat())].map((jurisdiction) => ({ role: 'supervisor', jurisdiction }));
  }
}

/** Who has it on their desk; every case clerk of the authority while nobody has. */
function handlersOf({ assigneePersonId }: RequestEntity, authority: string | null): NoticeAddressee[] {
  if (assigneePersonId !== null) return [{ person: assigneePersonId }];
  return authority === null ? [] : [{ role: 'case_clerk', authority }];
}
