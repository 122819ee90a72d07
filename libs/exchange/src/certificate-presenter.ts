import { Injectable } from '@nestjs/common';
import { shanghaiDay } from '#kernel';
import { maskName, type PersonActor } from '#platform';
import { isHolder, isIssuingClerk, type CertificateFound } from './credentials.service.js';
import type { CredentialEntity } from './data/entities.js';
import { mayRenew } from './domain/renewal.js';
import { availableStateActs, shownState, type StateAct } from './domain/standing.js';
import type { CertificateDetail, CertificateSummary } from './http/exchange.dto.js';
import { IssuerAddresses } from './issuer-addresses.js';

/** Turns rows into answers: masks for everyone but the holder, and what the reader may do now. */
@Injectable()
export class CertificatePresenter {
  constructor(private readonly addresses: IssuerAddresses) {}

  summary(row: CredentialEntity, now: Date): CertificateSummary {
    const { claims } = row;
    return {
      id: row.id, number: row.number, requestId: row.requestId, requestNumber: claims.request_number, qualification: coded(claims.qualification), effect: claims.effect,
      from: coded(claims.from), to: coded(claims.to), authority: { nameZh: claims.issuing_authority.name_zh, nameEn: claims.issuing_authority.name_en },
      state: shownState(row.state, row.expiresAt, now), stateReason: row.stateReason, stateSource: row.stateSource, stateAt: row.stateAt.toISOString(), issuedAt: row.issuedAt.toISOString(),
      validFrom: row.validFrom, validUntil: row.validUntil, deemed: row.deemed, renewalOpensOn: row.renewalOpensOn, renewalRequestId: row.renewalRequest, renewsId: row.renews, reissuedAsId: row.reissuedAs,
    };
  }

  detail(actor: PersonActor, { credential, acts, holder, reissuable }: CertificateFound, now: Date): CertificateDetail {
    const { catalogue } = credential.claims;
    const own = isHolder(actor, credential);
    return {
      ...this.summary(credential, now),
      holder: own ? { name: holder.holder_name, idLast4: holder.holder_id_last4, certificateNumber: holder.holder_certificate_number } : { name: maskName(holder.holder_name), idLast4: '****', certificateNumber: masked(holder.holder_certificate_number) },
      catalogue: {
        qualificationVersion: catalogue.qualification_version, qualificationDigest: catalogue.qualification_digest, rule: catalogue.rule, ruleVersion: catalogue.rule_version,
        ruleDigest: catalogue.rule_digest, signed: catalogue.signed,
      },
      statusListUri: this.addresses.statusList(credential.statusList),
      acts: acts.map(({ act, at, reason }) => ({ act, at: at.toISOString(), reason })),
      availableActs: own ? ownActs(credential, now) : [...postActs(actor, credential), ...(reissuable ? (['reissue'] as const) : [])],
    };
  }
}

function ownActs(row: CredentialEntity, now: Date): ('offer' | 'copy' | 'print' | 'renew')[] {
  const shown = shownState(row.state, row.expiresAt, now);
  const renew = mayRenew({ shown, validUntil: row.validUntil, renewalOpensOn: row.renewalOpensOn, renewed: row.renewalRequest !== null }, shanghaiDay(now)).ok;
  return [...(shown === 'valid' ? (['offer'] as const) : []), 'copy', 'print', ...(renew ? (['renew'] as const) : [])];
}

/** Who decided prints for the holder; a supervisor says whether it holds. */
function postActs(actor: PersonActor, credential: CredentialEntity): (StateAct | 'print')[] {
  return [...(actor.post?.role === 'supervisor' ? availableStateActs(credential) : []), ...(isIssuingClerk(actor, credential) ? (['print'] as const) : [])];
}

function coded({ code, name_zh: nameZh, name_en: nameEn }: { code: string; name_zh: string; name_en: string }): { code: string; nameZh: string; nameEn: string } {
  return { code, nameZh, nameEn };
}

function masked(text: string): string {
  return text.length <= 4 ? '*'.repeat(text.length) : `${'*'.repeat(text.length - 4)}${text.slice(-4)}`;
}
