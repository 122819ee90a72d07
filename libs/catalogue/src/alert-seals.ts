import { Injectable } from '@nestjs/common';
import { FieldCipher } from '#platform';
import type { AlertEntity } from './data/alert.entities.js';
import type { StoredAlert } from './data/alert.store.js';
import { HoldingAlerts } from './holding-alerts.js';

/** The personal fields of an alert in the clear. */
export interface ClearAlert {
  readonly holderName: string;
  readonly holderNumber: string;
  readonly certificateNumber: string | null;
  readonly reason: string;
}

type Sealed = Pick<AlertEntity, 'holderName' | 'holderNumber' | 'holderBidx' | 'certificateNumber' | 'certificateBidx' | 'reason'>;

/** Seals and opens what an alert says of a person. */
@Injectable()
export class AlertSeals {
  constructor(
    private readonly cipher: FieldCipher,
    private readonly holdings: HoldingAlerts,
  ) {}

  seal(id: string, { holderName, holderNumber, certificateNumber, reason }: ClearAlert): Sealed {
    return {
      holderName: this.cipher.encrypt('alert.holder_name', id, holderName), holderNumber: this.cipher.encrypt('alert.holder_number', id, holderNumber), holderBidx: this.holdings.holderIndex(holderNumber),
      certificateNumber: certificateNumber === null ? null : this.cipher.encrypt('alert.certificate_number', id, certificateNumber),
      certificateBidx: certificateNumber === null ? null : this.holdings.certificateIndex(certificateNumber), reason: this.cipher.encrypt('alert.reason', id, reason),
    };
  }

  clear({ id, holderName, holderNumber, certificateNumber, reason }: AlertEntity): ClearAlert {
    return {
      holderName: this.cipher.decrypt('alert.holder_name', id, holderName), holderNumber: this.cipher.decrypt('alert.holder_number', id, holderNumber),
      certificateNumber: certificateNumber === null ? null : this.cipher.decrypt('alert.certificate_number', id, certificateNumber), reason: this.cipher.decrypt('alert.reason', id, reason),
    };
  }

  sealEnd(id: string, reason: string): string {
    return this.cipher.encrypt('alert_end.reason', id, reason);
  }

  endReason({ end }: StoredAlert): string | null {
    return end ? this.cipher.decrypt('alert_end.reason', end.alertId, end.reason) : null;
  }
}
