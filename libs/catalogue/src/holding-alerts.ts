import { Injectable } from '@nestjs/common';
import { BlindIndex, FieldCipher, type Tx } from '#platform';
import { AlertStore, factsOf } from './data/alert.store.js';
import { matchOf, toHoldingAlert, type AlertMatch, type ShownHolding } from './domain/alert.js';
import type { HoldingAlert } from './domain/holding.js';

/** One alert that touches a holding. */
export interface FoundAlert {
  readonly id: string;
  readonly match: AlertMatch;
  /** Who said it. */
  readonly authorityId: string;
  readonly alert: HoldingAlert;
}

/** What issuers say of the certificate that someone shows: consulted whenever something is recognised. */
@Injectable()
export class HoldingAlerts {
  constructor(
    private readonly store: AlertStore,
    private readonly index: BlindIndex,
    private readonly cipher: FieldCipher,
  ) {}

  /** The marks of numbers as they stand on a certificate and in a holder's papers, identity number or credit code, and of the division code of the place of issue. */
  marks(certificateNumbers: readonly string[], holderNumber: string | null, issuedIn: string): ShownHolding {
    return { certificates: [...new Set(certificateNumbers.map((each) => this.certificateIndex(each)))], holder: holderNumber === null ? null : this.holderIndex(holderNumber), issuedIn };
  }

  certificateIndex(number: string): string {
    return this.index.of('certificate_number', number);
  }

  holderIndex(number: string): string {
    return this.index.of('holder_number', number);
  }

  /**
   * What stands, stood or is to come of this holding, in the running scope: residents and the public see none, clerks and the platform all. Corrected alerts are not among them.
   */
  async in(tx: Tx, qualification: string, shown: ShownHolding): Promise<FoundAlert[]> {
    const { certificates, holder } = shown;
    const stored = await this.store.ofHolding(tx, qualification, certificates, holder);
    return stored.flatMap((each): FoundAlert[] => {
      const match = matchOf(each.alert, shown);
      // Who shows someone else's number learns that it is stopped, and not why.
      const reason = each.alert.holderBidx === holder || tx.actor.kind === 'person' ? this.cipher.decrypt('alert.reason', each.alert.id, each.alert.reason) : '';
      const alert = toHoldingAlert(factsOf(each), reason);
      return match && alert ? [{ id: each.alert.id, match, authorityId: each.alert.authorityId, alert }] : [];
    });
  }
}

/** The alerts that stop recognition; one of another certificate of the same holder only asks the clerk to look. */
export function stopping(found: readonly FoundAlert[]): HoldingAlert[] {
  return found.filter(({ match }) => match !== 'other_certificate').map(({ alert }) => alert);
}
