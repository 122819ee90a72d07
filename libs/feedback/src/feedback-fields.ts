import { Injectable } from '@nestjs/common';
import { BlindIndex, FieldCipher, maskName } from '#platform';
import type { MatterActEntity, MatterEntity, RatingEntity } from './data/entities.js';

/** The words of a matter. */
export interface MatterContent {
  readonly title: string;
  readonly text: string;
}

/** Seals and opens the personal fields of feedback. */
@Injectable()
export class FeedbackFields {
  constructor(
    private readonly cipher: FieldCipher,
    private readonly index: BlindIndex,
  ) {}

  sealComment(id: string, comment: string | null): string | null {
    return comment === null ? null : this.cipher.encrypt('rating.comment', id, comment);
  }

  comment({ id, comment }: RatingEntity): string | null {
    return comment === null ? null : this.cipher.decrypt('rating.comment', id, comment);
  }

  seal(id: string, { name, phone, content }: { readonly name: string; readonly phone: string | null; readonly content: MatterContent }): Pick<MatterEntity, 'personName' | 'personNameBidx' | 'phone' | 'content'> {
    return {
      personName: this.cipher.encrypt('matter.person_name', id, name), personNameBidx: this.index.of('name', name),
      phone: phone === null ? null : this.cipher.encrypt('matter.phone', id, phone), content: this.cipher.encryptJson('matter.content', id, content),
    };
  }

  maskedName({ id, personName }: MatterEntity): string {
    return maskName(this.name({ id, personName }));
  }

  name({ id, personName }: Pick<MatterEntity, 'id' | 'personName'>): string {
    return this.cipher.decrypt('matter.person_name', id, personName);
  }

  phone({ id, phone }: MatterEntity): string | null {
    return phone === null ? null : this.cipher.decrypt('matter.phone', id, phone);
  }

  content({ id, content }: MatterEntity): MatterContent {
    return this.cipher.decryptJson<MatterContent>('matter.content', id, content);
  }

  sealText(actId: string, text: string | null): string | null {
    return text === null ? null : this.cipher.encrypt('matter_act.text', actId, text);
  }

  text({ id, text }: MatterActEntity): string | null {
    return text === null ? null : this.cipher.decrypt('matter_act.text', id, text);
  }
}
