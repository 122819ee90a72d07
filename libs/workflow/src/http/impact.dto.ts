import { IsString, MaxLength } from 'class-validator';

export class ImpactQuery {
  /** Code of the qualification whose catalogue entry is about to change. */
  @IsString() @MaxLength(80) qualification: string;
}

/** Open requests under one version of the entry, by how far they are. */
export class ImpactRow {
  qualificationVersion: number;
  state: string;
  toJurisdiction: string;
  requests: number;
}

export class CatalogueImpact {
  qualification: string;
  /** Requests that are not closed. They stay under the version they were filed under. */
  openRequests: number;
  rows: ImpactRow[];
}
