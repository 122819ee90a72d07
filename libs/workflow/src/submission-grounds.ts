import { Injectable } from '@nestjs/common';
import { CatalogueService, type HoldingAlert, type QualificationEntity, type Recognition } from '#catalogue';
import { DirectoryQueries } from '#directory';
import { Refused } from '#kernel';
import { MandatesInUse, type MandateInUse, type ServiceTypeEntity } from '#onestop';
import type { Actor, Tx } from '#platform';
import { route, type RoutingPlan } from './domain/routing.js';
import { competenceOfService } from './topic-of-request.js';

/** What an application names. */
interface Named {
  readonly qualificationCode?: string | undefined;
  readonly fromJurisdiction: string;
  readonly toJurisdiction: string;
}

/** What the catalogue says of the qualification that an application is about. */
export interface RecognitionGround {
  readonly entry: QualificationEntity;
  readonly recognition: Recognition;
}

/** On what an application rests: the catalogue where it is about a qualification, the competence for the service where it is about none, and a mandate where it is filed for another. */
@Injectable()
export class SubmissionGrounds {
  constructor(
    private readonly catalogue: CatalogueService,
    private readonly directory: DirectoryQueries,
    private readonly mandates: MandatesInUse,
  ) {}

  /** Null: about no qualification. Refuses what the catalogue refuses, `malformed` without the qualification that is asked for, `service_type_does_not_apply` with one that is not, and what {@link competentFor} refuses. */
  async of(type: Pick<ServiceTypeEntity, 'code' | 'appliesTo' | 'departmentCode' | 'competentLevel'>, named: Named, at: Date, alerts: readonly HoldingAlert[]): Promise<RecognitionGround | null> {
    const { qualificationCode, fromJurisdiction, toJurisdiction } = named;
    if (type.appliesTo !== null) {
      if (qualificationCode === undefined) throw new Refused({ code: 'malformed', issues: [{ path: 'qualificationCode', code: 'required' }] });
      return this.catalogue.recognition({ qualificationCode }, fromJurisdiction, toJurisdiction, at, alerts);
    }
    if (qualificationCode !== undefined) throw new Refused({ code: 'service_type_does_not_apply', details: { serviceType: type.code } });
    await this.refuseUnknownPlace('fromJurisdiction', fromJurisdiction);
    await this.competentFor(type, toJurisdiction);
    return null;
  }

  /** The authority that decides a service about no qualification. Refuses `jurisdiction_unknown`, and `no_competent_authority` with the places that were tried. */
  async competentFor(type: Pick<ServiceTypeEntity, 'departmentCode' | 'competentLevel'>, toJurisdiction: string): Promise<RoutingPlan> {
    await this.refuseUnknownPlace('toJurisdiction', toJurisdiction);
    const [places, authorities] = await Promise.all([this.directory.jurisdictions(), this.directory.authorities()]);
    const plan = route({ toJurisdiction, ...competenceOfService(type), places, authorities: [...authorities.values()], returnedBy: [], suggestedAuthorityId: null });
    if (!plan.ok) throw new Refused(plan.refusal);
    return plan.value;
  }

  /** Whether the catalogue is still what was looked up; a signature may have come between. */
  async stillHolds(tx: Tx, ground: RecognitionGround | null, { fromJurisdiction, toJurisdiction }: Named, at: Date): Promise<boolean> {
    return ground === null || this.catalogue.stillHolds(tx, fromJurisdiction, toJurisdiction, at, { entry: ground.entry, rule: ground.recognition.rule });
  }

  /** Null: nobody files for another. A window takes in for whoever stands before it, and uses no mandate. */
  async mandateOf(actor: Actor, type: ServiceTypeEntity, { onBehalfOf, form }: { readonly onBehalfOf?: string | undefined; readonly form: Readonly<Record<string, unknown>> }, at: Date): Promise<MandateInUse | null> {
    if (onBehalfOf === undefined) return null;
    if (actor.kind !== 'person' || actor.post) throw new Refused({ code: 'form_invalid', issues: [{ path: 'onBehalfOf', code: 'not_asked' }] });
    return this.mandates.prepare(actor, onBehalfOf, type, form, at);
  }

  /** Asked once more while it is filed, and held against its end. */
  async holdMandate(tx: Tx, mandate: MandateInUse | null, type: ServiceTypeEntity): Promise<void> {
    if (mandate) await this.mandates.refuseUnlessHeld(tx, mandate, type);
  }

  /** Refuses `jurisdiction_unknown`. */
  async refuseUnknownPlace(path: string, code: string): Promise<void> {
    if (!(await this.directory.jurisdictions()).has(code)) throw new Refused({ code: 'jurisdiction_unknown', issues: [{ path, code: 'unknown' }] });
  }
}
