import { Injectable } from '@nestjs/common';
import { CatalogueService, HoldingAlerts } from '#catalogue';
import { DirectoryQueries } from '#directory';
import { addDays, endOfDayShanghai, isDay, Refused, shanghaiDay, type Calendar, type Day } from '#kernel';
import { newId, type Tx } from '#platform';
import { PublicationQueries } from '#publication';
import { certificateNumbersOf, holderNumberOf, type RequestRecord } from '#workflow';
import { CredentialStore } from './data/credential.store.js';
import type { CredentialEntity } from './data/entities.js';
import { certificateNumber, openClaims, type Basis, type HolderClaims, type Named, type OpenClaims, type VersionProof } from './domain/certificate.js';
import { reissuedNumber } from './domain/reissue.js';
import { lastDayOf, renewalOpensOn, STATUTORY_LEAD } from './domain/validity.js';
import { SignedCopies } from './signed-copies.js';

/** Fields of the forms that hold the last day of what is recognised. */
const UNTIL_FIELDS = ['certificateValidUntil', 'validUntil'];

/** A request about a qualification: only such a one is certified. */
export type QualificationRequest = RequestRecord & { readonly qualificationCode: string };

export function isAboutQualification(request: RequestRecord): request is QualificationRequest {
  return request.qualificationCode !== null;
}

/** What the certificate stands on. */
interface Ground {
  readonly claims: OpenClaims;
  readonly qualificationVersion: number;
  readonly rule: { readonly code: string; readonly number: number };
  readonly validFrom: Day;
  readonly validUntil: Day | null;
  readonly renewalOpensOn: Day | null;
}

/** Issues recognition certificates: one for each request that was approved, or whose renewal counts as granted. */
@Injectable()
export class Issuing {
  constructor(
    private readonly store: CredentialStore,
    private readonly copies: SignedCopies,
    private readonly catalogue: CatalogueService,
    private readonly publication: PublicationQueries,
    private readonly directory: DirectoryQueries,
    private readonly alerts: HoldingAlerts,
  ) {}

  /** The certificate of the request; made now unless it is there. Runs as the platform, in the caller's transaction. */
  async issue(tx: Tx, request: QualificationRequest, basis: Basis): Promise<{ credential: CredentialEntity; isNew: boolean }> {
    const known = await this.store.ofRequest(tx, request.id);
    if (known) return { credential: known, isNew: false };
    const renews = await this.store.renewedBy(tx, request.id);
    const ground = await this.ground(tx, request, basis, renews);
    const credential = await this.make(tx, request, ground, basis, renews);
    this.store.insert(tx, credential);
    this.store.record(tx, credential, 'issued');
    if (renews) this.store.record(tx, renews, 'renewed');
    return { credential, isNew: true };
  }

  /**
   * The certificate that takes the place of one that was revoked by mistake, written: what it attests and until when is the same, its number, its place in the status list and its signature are its own.
   * Runs as the platform; the revoked row is locked.
   */
  async reissue(tx: Tx, revoked: CredentialEntity): Promise<CredentialEntity> {
    const [id, number, holder] = [newId(), reissuedNumber(revoked.number), this.copies.holderOf(revoked)];
    const claims = { ...revoked.claims, certificate_number: number, replaces: revoked.number };
    const place = await this.store.takePlace(tx, revoked.toJurisdiction);
    const copy = await this.copies.sign(tx, { kind: revoked.kind, toJurisdiction: revoked.toJurisdiction, claims, expiresAt: revoked.expiresAt, ...place }, holder);
    const credential: CredentialEntity = {
      ...revoked, id, number, claims, ...this.copies.seal(id, holder, copy), ...place, state: 'valid', stateAt: tx.now, stateSource: null, stateReason: null, issuedAt: tx.now, alertTurnsAt: null, reissuedAs: null,
    };
    // The old one first: of two certificates of a request one is the current one.
    this.store.save(tx, revoked.id, { reissuedAs: id });
    this.store.insert(tx, credential);
    this.store.record(tx, credential, 'issued');
    return credential;
  }

  private async make(tx: Tx, request: QualificationRequest, ground: Ground, basis: Basis, renews: CredentialEntity | null): Promise<CredentialEntity> {
    const id = newId();
    const original = certificateNumbersOf(request.form)[0] ?? '';
    // An organisation holds what its agent applies for.
    const [name, identity] = [textOf(request.form, ['organisationName']) ?? request.applicantName, holderNumberOf(request.form, request.applicantIdNumber)];
    const holder: HolderClaims = { holder_name: name, holder_id_last4: identity.slice(-4), holder_certificate_number: original };
    const expiresAt = ground.validUntil === null ? null : endOfDayShanghai(ground.validUntil);
    const place = await this.store.takePlace(tx, request.toJurisdiction);
    const { toJurisdiction, fromJurisdiction, qualificationCode } = request;
    const copy = await this.copies.sign(tx, { kind: 'recognition', toJurisdiction, claims: ground.claims, expiresAt, ...place }, holder);
    return {
      id, number: certificateNumber(request.number), requestId: request.id, personId: request.applicantId, authorityId: request.competentAuthorityId ?? '', fromJurisdiction, toJurisdiction,
      kind: 'recognition', serviceTypeCode: null, serviceTypeVersion: null, qualificationCode, qualificationVersion: ground.qualificationVersion, ruleCode: ground.rule.code, ruleVersion: ground.rule.number, claims: ground.claims,
      ...this.copies.seal(id, holder, copy), idNumberBidx: this.alerts.holderIndex(identity), certificateBidx: this.alerts.certificateIndex(original),
      state: 'valid', stateAt: tx.now, stateSource: null, stateReason: null, issuedAt: tx.now, validFrom: ground.validFrom, validUntil: ground.validUntil, expiresAt, deemed: basis === 'deemed_renewed',
      ...place, renews: renews?.id ?? null, renewalRequest: null, renewalAskedAt: null, renewalOpensOn: ground.renewalOpensOn, renewalToldAt: null, alertTurnsAt: null, silenceJudgedAt: null, reissuedAs: null,
    };
  }

  /** What holds for the request: the catalogue as it stood when it was filed, or at the later instant to which it was moved. */
  private async ground(tx: Tx, request: QualificationRequest, basis: Basis, renews: CredentialEntity | null): Promise<Ground> {
    const { entry, recognition: { rule } } = await this.catalogue.recognition({ qualificationCode: request.qualificationCode }, request.fromJurisdiction, request.toJurisdiction, request.catalogueAt);
    const [calendar, qualificationVersion, ruleVersion] = await Promise.all([
      this.directory.calendar(), this.proof(tx, 'qualification', entry.code, entry.version), this.proof(tx, 'recognition_rule', rule.code, rule.version),
    ]);
    const decidedOn = shanghaiDay(request.decidedAt ?? tx.now);
    const validFrom = firstDay(decidedOn, renews, basis);
    const until = textOf(request.form, UNTIL_FIELDS);
    const validUntil = lastDayOf(validFrom, calendar, { validity: entry.validity, ruleEnds: rule.valid.validTo, originalUntil: until !== undefined && isDay(until) ? until : null });
    const claims = openClaims({
      requestNumber: request.number, qualification: { code: entry.code, nameZh: entry.nameZh, nameEn: entry.nameEn }, effect: rule.effect, from: await this.place(request.fromJurisdiction),
      to: await this.place(request.toJurisdiction), authority: await this.authority(request.competentAuthorityId), decidedOn, validUntil, basis, qualificationVersion,
      rule: { code: rule.code, ...ruleVersion }, replaces: renews?.number ?? null,
    });
    return { claims, qualificationVersion: entry.version, rule: { code: rule.code, number: rule.version }, validFrom, validUntil, renewalOpensOn: opensOn(validUntil, entry.renewalLead, calendar) };
  }

  private async proof(tx: Tx, kind: string, code: string, number: number): Promise<VersionProof> {
    const found = await this.publication.proof(tx, kind, code, number);
    if (!found) throw new Refused({ code: 'document_unknown', details: { kind, code, number } });
    return { number, digest: `sha256:${found.digest.toString('hex')}`, signed: found.signed };
  }

  private async place(code: string): Promise<Named & { code: string }> {
    const found = (await this.directory.jurisdictions()).get(code);
    return { code, nameZh: found?.nameZh ?? code, nameEn: found?.nameEn ?? code };
  }

  private async authority(id: string | null): Promise<Named> {
    const found = id === null ? undefined : (await this.directory.authorities()).get(id);
    if (!found) throw new Refused({ code: 'authority_unknown', details: { authorityId: id } });
    return { nameZh: found.nameZh, nameEn: found.nameEn };
  }
}

/** A renewal goes on where the certificate before ends, so that nobody loses days by asking in time; one that counts as granted leaves no gap. */
function firstDay(decidedOn: Day, renews: CredentialEntity | null, basis: Basis): Day {
  if (!renews?.validUntil) return decidedOn;
  const next = addDays(renews.validUntil, 1);
  return basis === 'deemed_renewed' || next > decidedOn ? next : decidedOn;
}

function opensOn(until: Day | null, lead: { readonly value: number; readonly unit: 'month' | 'day' | 'working_day' } | null, calendar: Calendar): Day | null {
  return until === null ? null : renewalOpensOn(until, lead ?? STATUTORY_LEAD, calendar);
}

function textOf(form: Readonly<Record<string, unknown>>, names: readonly string[]): string | undefined {
  return names.map((name) => form[name]).find((value): value is string => typeof value === 'string' && value !== '');
}
