import { IsIn, IsOptional } from 'class-validator';

export class DocumentQuery {
  /** Language of the document; Chinese when left out. */
  @IsOptional() @IsIn(['zh', 'en']) lang?: 'zh' | 'en';
}
