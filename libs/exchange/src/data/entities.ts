import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { OpenClaims } from '../domain/certificate.js';
import type { DocumentClaims } from '../domain/document.js';
import type { StateSource, StoredState } from '../domain/standing.js';

/** What a certificate certifies: a recognition, or a document that a service has brought. */
export type CertificateKind = 'recognition' | 'document';

/** One certificate. `holder` and `compact` are encrypted; the `Bidx` columns find a value exactly. */
@Entity({ schema: 'exchange', name: 'credential' })
export class CredentialEntity {
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ type: 'text' }) number: string;
  @Column({ type: 'uuid' }) requestId: string;
  @Column({ type: 'uuid' }) personId: string;
  @Column({ type: 'uuid' }) authorityId: string;
  @Column({ type: 'text' }) fromJurisdiction: string;
  @Column({ type: 'text' }) toJurisdiction: string;
  @Column({ type: 'text' }) kind: CertificateKind;
  /** Of a recognition, with its version and rule; null with them where it is a document. */
  @Column({ type: 'text', nullable: true }) qualificationCode: string | null;
  @Column({ type: 'integer', nullable: true }) qualificationVersion: number | null;
  @Column({ type: 'text', nullable: true }) ruleCode: string | null;
  @Column({ type: 'integer', nullable: true }) ruleVersion: number | null;
  /** Of a document, with its version; null with it where it is a recognition. */
  @Column({ type: 'text', nullable: true }) serviceTypeCode: string | null;
  @Column({ type: 'integer', nullable: true }) serviceTypeVersion: number | null;
  @Column({ type: 'jsonb' }) claims: OpenClaims | DocumentClaims;
  @Column({ type: 'text' }) holder: string;
  @Column({ type: 'text' }) idNumberBidx: string;
  @Column({ type: 'text', nullable: true }) certificateBidx: string | null;
  @Column({ type: 'text' }) compact: string;
  /** The key that signed `compact`; empty where only the copy itself says so. */
  @Column({ type: 'text' }) signingKey: string;
  @Column({ type: 'text' }) state: StoredState;
  @Column({ type: 'timestamptz' }) stateAt: Date;
  @Column({ type: 'text', nullable: true }) stateSource: StateSource | null;
  @Column({ type: 'text', nullable: true }) stateReason: string | null;
  @Column({ type: 'timestamptz' }) issuedAt: Date;
  @Column({ type: 'date' }) validFrom: string;
  @Column({ type: 'date', nullable: true }) validUntil: string | null;
  @Column({ type: 'timestamptz', nullable: true }) expiresAt: Date | null;
  @Column({ type: 'boolean' }) deemed: boolean;
  @Column({ type: 'uuid' }) statusList: string;
  @Column({ type: 'integer' }) statusIndex: number;
  @Column({ type: 'uuid', nullable: true }) renews: string | null;
  /** The certificate that took its place, after an alert revoked it by mistake. */
  @Column({ type: 'uuid', nullable: true }) reissuedAs: string | null;
  /** The request by which its renewal was asked for. */
  @Column({ type: 'uuid', nullable: true }) renewalRequest: string | null;
  @Column({ type: 'timestamptz', nullable: true }) renewalAskedAt: Date | null;
  @Column({ type: 'date', nullable: true }) renewalOpensOn: string | null;
  @Column({ type: 'timestamptz', nullable: true }) renewalToldAt: Date | null;
  /** The next instant at which an alert on what it recognises begins or ends. */
  @Column({ type: 'timestamptz', nullable: true }) alertTurnsAt: Date | null;
  /** When it was found whether silence renews it; null while its end is to come. */
  @Column({ type: 'timestamptz', nullable: true }) silenceJudgedAt: Date | null;
}

@Entity({ schema: 'exchange', name: 'status_list' })
export class StatusListEntity {
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ type: 'text' }) jurisdiction: string;
  @Column({ type: 'integer' }) size: number;
  @Column({ type: 'integer' }) taken: number;
  @Column({ type: 'boolean' }) isOpen: boolean;
  @Column({ type: 'timestamptz' }) createdAt: Date;
}

export type CertificateAct = 'issued' | 'suspended' | 'revoked' | 'reinstated' | 'offered' | 'fetched' | 'renewal_asked' | 'renewed' | 'reissued' | 'signed_anew';

/** One thing that happened to a certificate; append-only. */
@Entity({ schema: 'exchange', name: 'credential_act' })
export class CredentialActEntity {
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ type: 'uuid' }) credentialId: string;
  @Column({ type: 'text' }) act: CertificateAct;
  @Column({ type: 'timestamptz' }) at: Date;
  @Column({ type: 'uuid', nullable: true }) personId: string | null;
  @Column({ type: 'text', nullable: true }) reason: string | null;
}

/** An offer to a wallet: a code that is used once, then a token that fetches once. Only digests of both are stored. */
@Entity({ schema: 'exchange', name: 'credential_offer' })
export class CredentialOfferEntity {
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ type: 'uuid' }) credentialId: string;
  @Column({ type: 'bytea' }) codeDigest: Buffer;
  @Column({ type: 'bytea', nullable: true }) txCodeDigest: Buffer | null;
  @Column({ type: 'integer' }) tries: number;
  @Column({ type: 'timestamptz' }) expiresAt: Date;
  @Column({ type: 'timestamptz', nullable: true }) codeUsedAt: Date | null;
  @Column({ type: 'bytea', nullable: true }) tokenDigest: Buffer | null;
  @Column({ type: 'timestamptz', nullable: true }) tokenExpiresAt: Date | null;
  @Column({ type: 'timestamptz', nullable: true }) fetchedAt: Date | null;
  @Column({ type: 'timestamptz' }) createdAt: Date;
}

export const EXCHANGE_ENTITIES = [CredentialEntity, StatusListEntity, CredentialActEntity, CredentialOfferEntity];
