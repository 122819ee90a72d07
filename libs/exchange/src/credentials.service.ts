import { Injectable } from '@nestjs/common';
import { Refused } from '#kernel';
import { UnitOfWork, type PersonActor, type Tx } from '#platform';
import { CertificateAlerts } from './certificate-alerts.js';
import { CertificateEvents } from './certificate-events.js';
import { CredentialQueries, type CredentialFilter } from './data/credential.queries.js';
import { CredentialStore } from './data/credential.store.js';
import type { CertificateAct, CredentialActEntity, CredentialEntity } from './data/entities.js';
import { changeStanding, shownState, type StateAct, type StateSource } from './domain/standing.js';
import { SignedCopies, type AnyHolderClaims } from './signed-copies.js';

/** A certificate with what was done to it, and with the holder's own claims where the reader is the holder. */
export interface CertificateFound {
  readonly credential: CredentialEntity;
  readonly acts: readonly CredentialActEntity[];
  readonly holder: AnyHolderClaims;
  /** An alert revoked it by mistake, and nobody has issued it anew yet. */
  readonly reissuable: boolean;
}

const ACT_OF: Readonly<Record<StateAct, CertificateAct & ('suspended' | 'revoked' | 'reinstated')>> = { suspend: 'suspended', revoke: 'revoked', reinstate: 'reinstated' };

/** Certificates for their holders and for the authorities that issued them. */
@Injectable()
export class CredentialsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: CredentialQueries,
    private readonly store: CredentialStore,
    private readonly copies: SignedCopies,
    private readonly events: CertificateEvents,
    private readonly alerts: CertificateAlerts,
  ) {}

  /** Those that the reader may see, latest first: a resident's own, a post's within its reach. */
  async list(actor: PersonActor, filter: CredentialFilter): Promise<{ items: CredentialEntity[]; total: number }> {
    return this.uow.view(actor, async (tx) => this.queries.list(tx, filter));
  }

  /** Refuses `not_found` also for what lies outside the reader's scope. Looks by others than the holder are audited. */
  async get(actor: PersonActor, id: string): Promise<CertificateFound> {
    return this.uow.view(actor, async (tx) => this.found(tx, actor, await this.visible(tx, id)));
  }

  /** The holder's own copy with every disclosure, to be kept or shown. Refuses `not_found` to everyone else; audited. */
  async compact(actor: PersonActor, id: string): Promise<{ credential: CredentialEntity; compact: string; holder: AnyHolderClaims }> {
    return this.uow.run(actor, async (tx) => {
      const credential = await this.visible(tx, id);
      if (!isHolder(actor, credential)) throw new Refused({ code: 'not_found' });
      tx.audit({ act: 'certificate.copy', subjectKind: 'certificate', subjectId: id, jurisdiction: credential.toJurisdiction });
      return { credential, compact: this.copies.compactOf(credential), holder: this.copies.holderOf(credential) };
    });
  }

  /**
   * What is printed, by the holder or by a clerk of the authority that decided and keeps the file, who hands it over. Refuses `not_found` to everyone else, also to those
   * who may read it masked: paper has the personal claims in the clear. Every print is audited, by whom and in which state.
   */
  async printable(actor: PersonActor, id: string, language: string): Promise<{ credential: CredentialEntity; compact: string }> {
    return this.uow.run(actor, async (tx) => {
      const credential = await this.visible(tx, id);
      if (!isHolder(actor, credential) && !isIssuingClerk(actor, credential)) throw new Refused({ code: 'not_found' });
      const detail = { language, state: shownState(credential.state, credential.expiresAt, tx.now), forHolder: !isHolder(actor, credential) };
      tx.audit({ act: 'certificate.print', subjectKind: 'certificate', subjectId: id, jurisdiction: credential.toJurisdiction, detail });
      return { credential, compact: this.copies.compactOf(credential) };
    });
  }

  /**
   * Suspends, revokes or reinstates, by a supervisor of the issuing authority or of the jurisdiction above it; the status list says so as soon as this answers.
   * Refuses `not_found`, `certificate_state`.
   */
  async change(actor: PersonActor, id: string, act: StateAct, reason: string): Promise<CertificateFound> {
    return this.uow.run(actor, async (tx) => {
      const credential = await this.store.lock(tx, id);
      if (!credential) throw new Refused({ code: 'not_found' });
      const changed = await this.changeIn(tx, credential, act, 'authority', reason);
      await this.events.tellRelying(tx, changed, actor.post?.jurisdictionCode ?? changed.toJurisdiction, ACT_OF[act]);
      return this.found(tx, actor, changed);
    });
  }

  /** The same inside the caller's transaction, for alerts. The row is locked. */
  async changeIn(tx: Tx, credential: CredentialEntity, act: StateAct, by: StateSource, reason: string | null): Promise<CredentialEntity> {
    const standing = changeStanding(credential, act, by);
    if (!standing.ok) throw new Refused(standing.refusal);
    const change = { ...standing.value, stateAt: tx.now, stateReason: act === 'reinstate' ? null : reason };
    this.store.save(tx, credential.id, change);
    const done = ACT_OF[act];
    this.store.record(tx, credential, done, reason);
    const after = { ...credential, ...change };
    this.events.announce(tx, after, `credential.${done}`);
    return after;
  }

  private async visible(tx: Tx, id: string): Promise<CredentialEntity> {
    const credential = await this.queries.find(tx, id);
    if (!credential) throw new Refused({ code: 'not_found' });
    return credential;
  }

  private async found(tx: Tx, actor: PersonActor, credential: CredentialEntity): Promise<CertificateFound> {
    if (!isHolder(actor, credential)) tx.audit({ act: 'certificate.view', subjectKind: 'certificate', subjectId: credential.id, jurisdiction: credential.toJurisdiction, detail: { masked: true } });
    const reissuable = mayOrderReissue(actor, credential) && (await this.alerts.reissue(tx, credential)).ok;
    return { credential, acts: await this.queries.acts(tx, credential.id), holder: this.copies.holderOf(credential), reissuable };
  }
}

/** Whether the reader is the holder, acting in no post. */
export function isHolder(actor: PersonActor, { personId }: Pick<CredentialEntity, 'personId'>): boolean {
  return actor.post === null && actor.personId === personId;
}

/** Whether the reader acts as a clerk of the authority that decided. */
export function isIssuingClerk({ post }: PersonActor, { authorityId }: Pick<CredentialEntity, 'authorityId'>): boolean {
  return post?.role === 'case_clerk' && post.authorityId === authorityId;
}

/** Whether the reader may have a certificate issued anew: who decided, or who supervises them. */
export function mayOrderReissue(actor: PersonActor, credential: Pick<CredentialEntity, 'authorityId'>): boolean {
  return actor.post?.role === 'supervisor' || isIssuingClerk(actor, credential);
}
