import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsInt, IsOptional, IsString, IsUUID, Length, Matches, Max, MaxLength, Min } from 'class-validator';
import type { EvidenceOutcome } from '../domain/register-answer.js';

export class EvidenceNeedsQuery {
  /** Division code of the place whose registers are asked. */
  @IsOptional() @Matches(/^\d{6}$/) place?: string;
}

/** A register that can be asked. */
export class RegisterView {
  code: string;
  /** Division code of the place for which it answers. */
  jurisdictionCode: string;
  nameZh: string;
  nameEn: string;
}

export class NeededAttributeView {
  code: string;
  nameZh: string;
  nameEn: string;
}

/** What a person is to read and agree to. */
export class ConsentTextView {
  zh: string;
  en: string;
  /** SHA-256 of both, hexadecimal: sent with the consent. */
  digest: string;
}

/** One kind of evidence that would spare the applicant something. */
export class EvidenceNeedView {
  evidenceType: string;
  nameZh: string;
  nameEn: string;
  /** What is asked of the register, and no more. */
  attributes: NeededAttributeView[];
  /** Fields of the form that it answers. */
  fields: string[];
  /** Codes of the papers whose place it takes. */
  materials: string[];
  /** A decision at once rests on it. */
  forRule: boolean;
  /** The register of the place; null where none answers, or no place was named. */
  register: RegisterView | null;
  /** Every register of the kind. */
  registers: RegisterView[];
  consent: ConsentTextView;
}

/** Everything that registers could supply for a service type. */
export class EvidenceNeedList {
  /** Number of the version for which consent is given. */
  @ApiProperty({ type: 'integer' }) version: number;
  items: EvidenceNeedView[];
  @ApiProperty({ type: 'integer' }) total: number;
}

export class ConsentDto {
  /** Made by the caller; repeat it with the same id and nothing happens twice. */
  @IsUUID() commandId: string;
  @IsString() @MaxLength(60) serviceTypeCode: string;
  /** Number of the version that was read. */
  @IsInt() @Min(1) @Max(2_147_483_647) serviceTypeVersion: number;
  /** What may be asked for. */
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(20) @IsString({ each: true }) @MaxLength(80, { each: true }) evidenceTypes: string[];
  /** SHA-256 of the words that were shown, Chinese and English with a line break between, hexadecimal. */
  @Matches(/^[0-9a-f]{64}$/) textDigest: string;
}

/** What was asked under a consent. */
export class ConsentUseView {
  evidenceId: string;
  evidenceType: string;
  register: RegisterView;
  askedAt: string;
  outcome: EvidenceOutcome;
  /** The request that rests on it. */
  requestId: string | null;
}

/** The receipt of a consent. */
export class ConsentView {
  id: string;
  serviceTypeCode: string;
  @ApiProperty({ type: 'integer' }) serviceTypeVersion: number;
  serviceNameZh: string;
  serviceNameEn: string;
  evidenceTypes: string[];
  /** What was read. */
  text: ConsentTextView;
  givenAt: string;
  revokedAt: string | null;
  uses: ConsentUseView[];
}

export class ConsentPage {
  items: ConsentView[];
  @ApiProperty({ type: 'integer' }) total: number;
  nextCursor: string | null;
}

export class EvidenceDto {
  /** Made by the caller; repeat it with the same id and the register is asked once. */
  @IsUUID() commandId: string;
  @IsUUID() consentId: string;
  @IsString() @MaxLength(80) evidenceType: string;
  /** Division code: the register that answers for it is asked. */
  @Matches(/^\d{6}$/) place: string;
}

export class EvidenceAnswerDto {
  /** The answer to the question of the register. */
  @IsString() @Length(1, 100) answer: string;
}

export class AttestedAttributeView extends NeededAttributeView {
  /** As the register says it. */
  value: string;
  /** As people read it: codes by their words, amounts in yuan, yes and no in words. */
  valueZh: string;
  valueEn: string;
}

export class EvidenceQuestionView {
  zh: string;
  en: string;
}

/** What a register answered, for the person alone. */
export class EvidenceView {
  id: string;
  consentId: string;
  evidenceType: string;
  register: RegisterView;
  askedAt: string;
  /** matched: it can be used; none: nobody was found; several: `question` tells which; unavailable: the register does not answer, it is asked later for what is handed in. */
  outcome: EvidenceOutcome;
  attributes: AttestedAttributeView[];
  question: EvidenceQuestionView | null;
  /** Fields of the form with the answers that it gives. */
  @ApiProperty({ type: 'object', additionalProperties: true }) answers: Record<string, unknown>;
  /** Codes of the papers whose place it takes. */
  materials: string[];
  /** The request that rests on it. */
  requestId: string | null;
}

export class ServiceAsksAvoided {
  code: string;
  nameZh: string;
  nameEn: string;
  @ApiProperty({ type: 'integer' }) asks: number;
  @ApiProperty({ type: 'integer' }) requests: number;
}

/** How many fields and papers nobody had to give because a register had them. */
export class AsksAvoidedView {
  @ApiProperty({ type: 'integer' }) asks: number;
  @ApiProperty({ type: 'integer' }) requests: number;
  /** The service types with the most first. */
  services: ServiceAsksAvoided[];
}
