import { IsIn, IsOptional } from 'class-validator';

export class CertificateFileQuery {
  /** Language of the page; names stand in both. */
  @IsOptional() @IsIn(['zh', 'en']) lang?: 'zh' | 'en';
}
