import { Inject, Injectable } from '@nestjs/common';
import { verifyCredential } from '#contracts';
import { Refused, type Clock } from '#kernel';
import { CLOCK, type PersonActor } from '#platform';
import { CredentialsService } from './credentials.service.js';
import { shownState } from './domain/standing.js';
import { IssuerAddresses } from './issuer-addresses.js';
import { IssuerKeysService } from './issuer-keys.service.js';
import { renderCertificate, type CertificatePrint } from './pdf/certificate-pdf.js';

/** A certificate on paper. */
@Injectable()
export class PrintingService {
  constructor(
    private readonly credentials: CredentialsService,
    private readonly keys: IssuerKeysService,
    private readonly addresses: IssuerAddresses,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * One page of A4, which says plainly when the certificate does not hold now; its file name is the number. Refuses `not_found` outside the reader's scope, and
   * `certificate_unverifiable` where the key that signed it is no longer published: nobody could check the paper. Audited.
   */
  async print(actor: PersonActor, id: string, language: CertificatePrint['language']): Promise<{ fileName: string; pdf: Buffer }> {
    const now = this.clock.now();
    const { credential, compact } = await this.credentials.printable(actor, id, language);
    const state = shownState(credential.state, credential.expiresAt, now);
    const issuer = this.addresses.issuer(credential.toJurisdiction);
    const { attested } = await verifyCredential(compact, { keys: [{ issuer, keys: await this.keys.jwks(credential.toJurisdiction) }], now });
    if (!attested) throw new Refused({ code: 'certificate_unverifiable' });
    const standing = state === 'valid' ? null : { state, since: state === 'expired' ? (credential.expiresAt ?? now) : credential.stateAt };
    const pdf = await renderCertificate({ language, certificate: attested.certificate, standing, compact, verifyAddress: this.addresses.verifyPage(), now });
    return { fileName: [credential.number, ...(standing ? [standing.state] : []), `${language}.pdf`].join('-'), pdf };
  }
}
