import { Injectable } from '@nestjs/common';
import type { EventType } from '#contracts';
import { DirectoryQueries, PostQueries } from '#directory';
import { NoticeDesk, type NoticeTemplate } from '#notices';
import type { Tx } from '#platform';
import type { MatterEntity } from '../data/entities.js';
import { MatterStore } from '../data/matter.store.js';

/** What the writer is told of an event. */
const TO_WRITER: Readonly<Partial<Record<EventType, NoticeTemplate>>> = { 'feedback.opened': 'matter.opened', 'feedback.forwarded': 'matter.forwarded', 'feedback.answered': 'matter.answered', 'feedback.concluded': 'matter.concluded' };

/** Tells writers, clerks and supervisors what became of a matter. */
@Injectable()
export class TellMatterHandler {
  constructor(
    private readonly store: MatterStore,
    private readonly desk: NoticeDesk,
    private readonly posts: PostQueries,
    private readonly directory: DirectoryQueries,
  ) {}

  async handle(tx: Tx, event: EventType, matterId: string): Promise<void> {
    const matter = await this.store.find(tx, matterId);
    if (!matter) return;
    const isRectification = matter.kind === 'rectification';
    const toWriter = TO_WRITER[event];
    if (toWriter !== undefined && !(isRectification && event === 'feedback.opened')) await this.tellWriter(tx, matter, isRectification ? 'rectification.concluded' : toWriter);
    if (event === 'feedback.opened' || event === 'feedback.forwarded') await (isRectification ? this.tellSupervisors(tx, matter, 'rectification.opened') : this.tellHolder(tx, matter, 'matter.arrived'));
    if (event === 'feedback.second_look_asked') await this.tellSupervisors(tx, matter, 'matter.second_look');
  }

  /** A clock has run out: whoever has it in hand, and those who answer for it. */
  async tellOverdue(tx: Tx, matter: MatterEntity, dueOn: string): Promise<void> {
    const more = { dueOn };
    if (matter.kind !== 'rectification' && matter.state !== 'second_look') await this.tellHolder(tx, matter, 'matter.overdue', more);
    await this.tellSupervisors(tx, matter, 'matter.overdue', more);
  }

  private async tellWriter(tx: Tx, matter: MatterEntity, template: NoticeTemplate): Promise<void> {
    await this.desk.tell(tx, { to: { person: matter.personId }, subject: { kind: 'matter', id: matter.id }, template, params: await this.paramsOf(matter) });
  }

  /** Whoever has it in hand; every clerk of the authority while nobody has. */
  private async tellHolder(tx: Tx, matter: MatterEntity, template: NoticeTemplate, more: Readonly<Record<string, unknown>> = {}): Promise<void> {
    const { id, ownerPersonId, holderAuthorityId: authority } = matter;
    const params = { ...(await this.paramsOf(matter)), ...more };
    const subject = { kind: 'matter', id } as const;
    if (ownerPersonId !== null) {
      await this.desk.tell(tx, { to: { person: ownerPersonId }, subject, template, params });
      return;
    }
    const told = [await this.desk.tell(tx, { to: { role: 'case_clerk', authority }, subject, template, params }), await this.desk.tell(tx, { to: { role: 'window_clerk', authority }, subject, template, params })];
    // An authority without clerks: somebody must learn of it.
    if (told.every((count) => count === 0) && template === 'matter.arrived') await this.tellSupervisors(tx, matter, template);
  }

  /** Supervisors where it is held and above, one by one: none who handled the request, and no system of the office that such a person reads. */
  private async tellSupervisors(tx: Tx, matter: MatterEntity, template: NoticeTemplate, more: Readonly<Record<string, unknown>> = {}): Promise<void> {
    const { id, handlers, kind, holderJurisdiction, ownerPersonId } = matter;
    const params = { ...(await this.paramsOf(matter)), ...more };
    const people = new Set<string>();
    for (const jurisdiction of await this.directory.codesAbove(holderJurisdiction)) for (const person of await this.posts.holders(tx, { role: 'supervisor', jurisdiction })) people.add(person);
    const kept = kind === 'consultation' ? [] : handlers;
    for (const person of people) if (!kept.includes(person) && (person !== ownerPersonId || kind === 'rectification')) await this.desk.tell(tx, { to: { person }, subject: { kind: 'matter', id }, template, params });
  }

  private async paramsOf({ number, kind, holderAuthorityId, dueAt, requestNumber }: MatterEntity): Promise<Record<string, unknown>> {
    const holder = (await this.directory.authorities()).get(holderAuthorityId);
    return { number, kind: KIND_NAMES[kind], authority: holder ? { nameZh: holder.nameZh, nameEn: holder.nameEn } : null, dueAt: dueAt?.toISOString() ?? null, requestNumber };
  }
}

/** Names of the kinds, as they stand inside a sentence. */
const KIND_NAMES = {
  complaint: { nameZh: '投诉', nameEn: 'complaint' }, consultation: { nameZh: '咨询', nameEn: 'consultation' }, rectification: { nameZh: '差评整改', nameEn: 'rectification after a bad rating' },
} as const;
