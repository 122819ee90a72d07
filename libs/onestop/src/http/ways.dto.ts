import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import type { HandlingMode } from '#kernel';
import { BilingualView, GuideTextView, MaterialView, ServiceTypeSummary } from './onestop.dto.js';

export class WaysQuery {
  /** Division code of where the applicant is. */
  @Matches(/^\d{6}$/) from: string;
  /** Division code of the place that decides. */
  @Matches(/^\d{6}$/) to: string;
}

export class NamedPlaceView {
  /** Division code. */
  code: string;
  nameZh: string;
  nameEn: string;
}

export class OfferedWindowView {
  id: string;
  code: string;
  /** Division code of where it is. */
  jurisdictionCode: string;
  nameZh: string;
  nameEn: string;
  addressZh: string;
  addressEn: string;
  /** How far the address may be trusted. */
  provenance: string;
}

export class ToBringView {
  material: MaterialView;
  /** Asked for only in some cases. */
  isConditional: boolean;
  /** Asked for only where the register has no answer. */
  isInRegister: boolean;
}

export class WayView {
  mode: HandlingMode;
  steps: BilingualView[];
  /** Windows where the papers can be brought; empty where the mode needs none. */
  windows: OfferedWindowView[];
  @ApiProperty({ type: 'integer' }) windowsTotal: number;
  /** The day on which it is decided if it is taken on today and the promise is kept. */
  promisedOn: string;
  /** The last day for the decision: taken on at the end of its limit, decided at the end of its own. */
  decidedBy: string;
  deliveredBy: string;
  /** The dates rest on a year whose calendar of working days is not published yet. */
  provisional: boolean;
  bring: ToBringView[];
}

export class MissingModeView {
  mode: HandlingMode;
  /** Who does not offer it: the place where the applicant is, the place that decides, or nobody while the service is suspended. */
  by: 'here' | 'there' | 'suspended';
}

export class WaysView {
  service: ServiceTypeSummary;
  from: NamedPlaceView;
  to: NamedPlaceView;
  /** Empty: it cannot be done from there; `notOffered` says why. */
  ways: WayView[];
  notOffered: MissingModeView[];
  /** Whom to ask; null where the guide names nobody. */
  whomToAsk: GuideTextView | null;
}
