import { IsIn, IsOptional, IsString, Length, Matches, MaxLength } from 'class-validator';
import { IsDay, IsOptionalDay } from '#platform';
import { IsInstant } from '#publication';
import { HostFeeView, HostLimitView, LawRefView, QualificationSummary, RecognitionRuleView, RuleConditionView, RuleProvenanceView, TextView } from './catalogue.dto.js';

const TOLD = ['yes', 'no'] as const;
type Told = (typeof TOLD)[number];

export class RecognitionQuery {
  @IsString() @MaxLength(40) qualification: string;
  /** Division code of the jurisdiction that issued it. */
  @Matches(/^\d{6}$/) from: string;
  /** Division code of the jurisdiction where it is to count. */
  @Matches(/^\d{6}$/) to: string;
  /** Day, today when left out: what holds when it ends, or now. */
  @IsOptional() @IsDay() on?: string;
  @IsOptional() @IsInstant('Instant; takes the place of the day.') at?: string;
  /** Day of issue of the certificate, where it is known. */
  @IsOptional() @IsDay() issuedOn?: string;
  /** Its last day. */
  @IsOptional() @IsDay() expiresOn?: string;
  /** Whether the registration that practising needs is current. */
  @IsOptional() @IsIn(TOLD) registered?: Told;
  /** Whether the holder is the one named in it. */
  @IsOptional() @IsIn(TOLD) sameHolder?: Told;
  /** Whether it is used within the scope that it names. */
  @IsOptional() @IsIn(TOLD) withinScope?: Told;
  /** Whether a result is of the same item by the same method. */
  @IsOptional() @IsIn(TOLD) sameMethod?: Told;
  /** Whether the filing that the host asks for has been made. */
  @IsOptional() @IsIn(TOLD) filedAtHost?: Told;
  /** Supplementary exams that were passed, with commas between. */
  @IsOptional() @IsString() @MaxLength(500) examsPassed?: string;
  /** Codes of other qualifications of the holder that are recognised there, with commas between. */
  @IsOptional() @IsString() @MaxLength(200) recognised?: string;
}

/** In a body, so that the number stands in no address, history or log. */
export class CheckCertificateDto {
  @IsString() @Length(1, 40) qualification: string;
  /** Division code of the jurisdiction that issued it. */
  @Matches(/^\d{6}$/) from: string;
  /** Division code of the jurisdiction where it is to count. */
  @Matches(/^\d{6}$/) to: string;
  /** Number as it stands on the certificate; capitals, blanks and full-width signs make no difference. */
  @IsString() @Length(4, 60) certificateNumber: string;
  @IsOptionalDay('Day, today when left out: what holds when it ends, or now.') on?: string;
  @IsOptionalDay('Day of issue of the certificate, where it is known.') issuedOn?: string;
  @IsOptionalDay('Its last day.') expiresOn?: string;
}

export class ConditionReasonView extends TextView {
  code: string;
}

export class JudgedConditionView extends RuleConditionView {
  verdict: 'met' | 'not_met' | 'unknown';
  why: ConditionReasonView;
}

export class StoppingAuthorityView {
  code: string;
  nameZh: string;
  nameEn: string;
}

/** Without its reason, which is told to the holder and to those who decide. */
export class StoppingAlertView {
  kind: 'suspended' | 'revoked' | 'cancelled' | 'expired';
  /** Division code of the jurisdiction whose authority said so. */
  jurisdiction: string;
  authority: StoppingAuthorityView | null;
  from: string;
  /** First instant at which it no longer stands; null: none is set. */
  until: string | null;
}

export class AnswerProvenanceView {
  /** Of the entry. */
  status: string;
  jjjStatus: string;
  /** Of the rule that decides. */
  rule: RuleProvenanceView | null;
}

export class RecognitionView {
  qualification: QualificationSummary;
  from: string;
  to: string;
  at: string;
  /** The day in Shanghai. */
  on: string;
  /** `nothing_to_do`: valid there as it is (行政许可法 41); `ask`: ask for a confirmation; `not_recognised`: `reason` says why. */
  outcome: 'nothing_to_do' | 'ask' | 'not_recognised';
  reason: string;
  sentence: TextView;
  notes: TextView[];
  /** The rule that decides; null where there is none. */
  rule: RecognitionRuleView | null;
  conditions: JudgedConditionView[];
  /** Codes of the materials that the host asks for. */
  documents: string[];
  /** What the host asks; null: nothing. */
  fee: HostFeeView | null;
  timeLimit: HostLimitView | null;
  law: LawRefView[];
  /** What the issuer says of this certificate, where that stops it; asked only where its number was given. */
  alert: StoppingAlertView | null;
  provenance: AnswerProvenanceView;
}
