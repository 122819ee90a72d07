import { IsOptional, IsString, MaxLength } from 'class-validator';
import { PageQuery } from '#platform';
import type { VersionMove } from './domain/facts.js';
import { RequestView } from './request-views.dto.js';

class VersionWords {
  zh: string;
  en: string;
}

export class RuleVersionView {
  code: string;
  version: number;
}

/** What holds for a request under one pair of versions. */
export class GroundView {
  /** Instant of the catalogue. */
  at: string;
  /** Version of the entry. */
  qualification: number;
  /** The rule that speaks for the direction; null: none does. */
  rule: RuleVersionView | null;
  recognised: boolean;
  sentence: VersionWords;
  conditions: VersionWords[];
  /** Codes of the materials that the host asks for. */
  documents: string[];
  /** What the host asks, in fen; null: nothing. */
  feeFen: number | null;
}

export class RequestVersionsView {
  /** Under which it was filed, or to which it was moved. */
  filed: GroundView;
  inForce: GroundView;
  /** Whether it could be moved to the versions in force, or the first thing that keeps it from being so. */
  move: VersionMove;
}

export class OutdatedRequestView {
  request: RequestView;
  versions: RequestVersionsView;
}

export class OutdatedPage {
  items: OutdatedRequestView[];
  total: number;
  nextCursor: string | null;
}

export class OutdatedQuery extends PageQuery {
  /** Request number, identity number or full name of the applicant (exact), or part of a qualification's name. */
  @IsOptional() @IsString() @MaxLength(100) q?: string;
}
