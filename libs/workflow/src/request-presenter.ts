import { Inject, Injectable } from '@nestjs/common';
import { CatalogueService } from '#catalogue';
import { DirectoryQueries } from '#directory';
import { OnestopService } from '#onestop';
import { CLOCK, maskName, type Actor, type Tx } from '#platform';
import type { DeadlineEntity, RequestEntity } from './data/entities.js';
import { availableActions } from './domain/decide.js';
import type { ActingParty } from './domain/facts.js';
import type { RuleSilence } from './domain/instant.js';
import { hasExpired } from './domain/lease.js';
import { explain } from './domain/why.js';
import type { AgentView } from './agent-views.dto.js';
import type { CodedName, HoldingAlertView, IdentifiedName, RequestView, WhyView } from './request-views.dto.js';
import { RequestFields } from './request-fields.js';
import { RequestHolding, gravestFirst } from './request-holding.js';
import { isAgent } from './visible-requests.js';
import { actingParty, clockOf, factsOf } from './workflow-facts.js';
import type { Clock, RequestVerb } from '#kernel';

/** What every answer about a request carries. */
export interface Presented {
  readonly request: RequestView;
  readonly availableActions: RequestVerb[];
  readonly why: WhyView;
}

/** Names of offices and places, looked up once for a page of requests. */
interface Names {
  authority(id: string | null): IdentifiedName | null;
  window(id: string | null): IdentifiedName | null;
  place(code: string): CodedName;
}

/** Turns rows into answers: names instead of ids, masks instead of personal data, the actions that this reader may take. */
@Injectable()
export class RequestPresenter {
  constructor(
    private readonly directory: DirectoryQueries,
    private readonly catalogue: CatalogueService,
    private readonly onestop: OnestopService,
    private readonly fields: RequestFields,
    private readonly holding: RequestHolding,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** `reader`: as whom the actor stands before it; an agent in the place of the applicant. */
  async present(actor: Actor, row: RequestEntity, running: readonly DeadlineEntity[], now: Date, reader: ActingParty = actingParty(actor)): Promise<Presented> {
    const names = await this.names();
    const facts = factsOf(row, running);
    const why = explain(facts, running.map(clockOf), row.attention ?? (row.alert === null || row.closedAt !== null ? null : 'holding_under_alert'), now);
    return {
      request: await this.view(actor, row, names, isApplicant(reader, row)),
      availableActions: availableActions(facts, reader, now),
      why: {
        ...why, whoCanAct: [...why.whoCanAct], custodianAuthority: names.authority(why.custodianAuthorityId), offeredAuthority: names.authority(row.offeredAuthorityId), dueAt: why.dueAt?.toISOString() ?? null,
        lawRef: why.lawRef && { ...why.lawRef },
      },
    };
  }

  async list(actor: Actor, rows: readonly RequestEntity[]): Promise<RequestView[]> {
    const names = await this.names();
    return Promise.all(rows.map(async (row) => this.view(actor, row, names, isApplicant(actingParty(actor), row))));
  }

  /** A place by its division code. */
  async placeName(code: string): Promise<CodedName> {
    return (await this.names()).place(code);
  }

  async windowName(id: string | null): Promise<IdentifiedName | null> {
    return (await this.names()).window(id);
  }

  async authorityName(id: string | null): Promise<IdentifiedName | null> {
    return (await this.names()).authority(id);
  }

  /** Alerts that stand or are to come, with the names of who said so; read in the running scope. */
  async alerts(tx: Tx, row: RequestEntity): Promise<HoldingAlertView[]> {
    const found = await this.holding.in(tx, row);
    const names = await this.names();
    const live = gravestFirst(found.filter(({ alert }) => alert.until === null || tx.now < alert.until));
    return live.map(({ id, match, alert: { kind, jurisdiction, from, until, reason } }) => ({
      id, match, kind, issuer: names.place(jurisdiction), from: from.toISOString(), until: until?.toISOString() ?? null, reason, standing: from <= tx.now,
    }));
  }

  isOwn(actor: Actor, row: RequestEntity): boolean {
    return isApplicant(actingParty(actor), row);
  }

  private async view(actor: Actor, row: RequestEntity, names: Names, own: boolean): Promise<RequestView> {
    const [qualification, type] = await Promise.all([this.qualificationOf(row), this.onestop.nameOf(row.serviceTypeCode)]);
    return {
      id: row.id, number: row.number, version: row.version, state: row.state, mode: row.mode,
      serviceType: { code: row.serviceTypeCode, ...type }, serviceTypeVersion: Number(row.serviceTypeVersion), qualification, qualificationVersion: row.qualificationVersion,
      fromJurisdiction: names.place(row.fromJurisdiction), toJurisdiction: names.place(row.toJurisdiction), residenceJurisdiction: names.place(row.residenceJurisdiction),
      applicant: own ? { name: this.fields.name(row), idNumber: this.fields.idNumber(row), phone: this.fields.phone(row) } : this.fields.masked(row),
      agent: this.agentOf(actor, row, own), custodian: row.custodian, custodianAuthority: names.authority(row.custodianAuthorityId), offeredAuthority: names.authority(row.offeredAuthorityId),
      competentAuthority: names.authority(row.competentAuthorityId),
      receivingWindow: names.window(row.receivingWindowId), claimed: row.assigneePersonId !== null && !hasExpired(row, this.clock.now()),
      mine: actor.kind === 'person' && row.assigneePersonId === actor.personId && !hasExpired(row, this.clock.now()), leaseUntil: iso(row.leaseUntil), fence: row.fence,
      supplementRounds: row.supplementRounds, alert: row.alert, deemedAccepted: row.deemedAccepted, acceptanceContest: row.acceptanceContest, outcome: row.outcome,
      leg: legOf(row), leftToPerson: row.leftToPerson as RuleSilence | null, dueAt: iso(row.dueAt), submittedAt: row.submittedAt.toISOString(),
      receivedAt: iso(row.receivedAt), acceptedAt: iso(row.acceptedAt), decidedAt: iso(row.decidedAt), closedAt: iso(row.closedAt), updatedAt: row.updatedAt.toISOString(),
    };
  }

  /** Both sides read each other's name; everybody else reads a mask. */
  private agentOf(actor: Actor, row: RequestEntity, own: boolean): AgentView | null {
    const agent = this.fields.agent(row);
    if (agent === null) return null;
    const isReader = isAgent(actingParty(actor), row);
    return { name: own || isReader ? agent.name : maskName(agent.name), basis: agent.basis, organisation: agent.organisation && { ...agent.organisation }, isReader };
  }

  private async qualificationOf({ qualificationCode: code }: RequestEntity): Promise<CodedName | null> {
    return code === null ? null : { code, ...(await this.catalogue.nameOf(code)) };
  }

  private async names(): Promise<Names> {
    const [authorities, windows, places] = await Promise.all([this.directory.authorities(), this.directory.windows(), this.directory.jurisdictions()]);
    const identified = (of: { id: string; nameZh: string; nameEn: string } | undefined): IdentifiedName | null => of ? { id: of.id, nameZh: of.nameZh, nameEn: of.nameEn } : null;
    return {
      authority: (id) => identified(id === null ? undefined : authorities.get(id)),
      window: (id) => identified(id === null ? undefined : windows.get(id)),
      place: (code) => ({ code, nameZh: places.get(code)?.nameZh ?? code, nameEn: places.get(code)?.nameEn ?? code }),
    };
  }
}

/** Whether it is the reader's own: as its applicant, or in the applicant's place. */
export function isApplicant({ role, personId }: ActingParty, row: Pick<RequestEntity, 'applicantId'>): boolean {
  return role === 'resident' && personId === row.applicantId;
}

function legOf({ parentId, legs: [leg] }: RequestEntity): CodedName | null {
  return parentId === null || leg === undefined ? null : { code: leg.code, nameZh: leg.nameZh, nameEn: leg.nameEn };
}

function iso(at: Date | null): string | null {
  return at?.toISOString() ?? null;
}
