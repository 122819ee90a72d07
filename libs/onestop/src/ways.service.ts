import { Inject, Injectable } from '@nestjs/common';
import { DirectoryQueries, type DutyWindow } from '#directory';
import { Refused, shanghaiDay, type Clock, type HandlingMode } from '#kernel';
import { CLOCK } from '#platform';
import type { ServiceTypeEntity } from './data/entities.js';
import { whoDoesNotOffer } from './domain/offers.js';
import type { Bilingual } from './domain/service-content.js';
import { expectedDates, stepsOf, toBring, type ExpectedDates, type ToBring } from './domain/ways.js';
import { OnestopService } from './onestop.service.js';

/** Windows that one answer names; the directory lists all of a place. */
const MOST_WINDOWS = 20;

/** One way in which a service can be had from where somebody is. */
export interface Way {
  readonly mode: HandlingMode;
  readonly steps: readonly Bilingual[];
  /** General windows of the place where they are, where the mode needs one. */
  readonly windows: readonly DutyWindow[];
  readonly windowsTotal: number;
  readonly dates: ExpectedDates;
  readonly bring: readonly ToBring[];
}

export interface Ways {
  readonly type: ServiceTypeEntity;
  readonly from: NamedPlace;
  readonly to: NamedPlace;
  readonly ways: readonly Way[];
  /** Modes of the service that cannot be had, and who does not offer them: where the applicant is, the place that decides, or nobody while the service is suspended. */
  readonly notOffered: readonly { readonly mode: HandlingMode; readonly by: 'here' | 'there' | 'suspended' }[];
}

interface NamedPlace {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
}

/** "Can I do it from where I am?" */
@Injectable()
export class WaysService {
  constructor(
    private readonly onestop: OnestopService,
    private readonly directory: DirectoryQueries,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** From one place, of which another decides. Refuses `service_type_unknown` and `jurisdiction_unknown`. */
  async between(code: string, from: string, to: string): Promise<Ways> {
    const now = this.clock.now();
    const [type, [here, there], calendar] = await Promise.all([this.onestop.getServiceType(code, now), this.placesOf(from, to), this.directory.calendar()]);
    const [at, competent] = await Promise.all([this.directory.codesAbove(from), this.directory.codesAbove(to)]);
    const windows = await this.windowsIn(from);
    const blocked = type.modes.map((mode) => ({ mode, by: type.standing === 'suspended' ? 'suspended' as const : whoDoesNotOffer(type, mode, at, competent) }));
    const ways = blocked.filter(({ by }) => by === null).map(({ mode }): Way => {
      const offered = mode === 'collect_and_forward' ? windows : [];
      return {
        mode, steps: stepsOf(type, mode, bothOf(here), bothOf(there)), windows: offered.slice(0, MOST_WINDOWS), windowsTotal: offered.length, dates: expectedDates(type.limits, mode, shanghaiDay(now), calendar),
        bring: toBring(type.materials, mode),
      };
    });
    return { type, from: here, to: there, ways, notOffered: blocked.flatMap(({ mode, by }) => (by === null ? [] : [{ mode, by }])) };
  }

  private async placesOf(from: string, to: string): Promise<[NamedPlace, NamedPlace]> {
    const places = await this.directory.jurisdictions();
    const [here, there] = [places.get(from), places.get(to)];
    if (here && there) return [here, there];
    throw new Refused({ code: 'jurisdiction_unknown', issues: Object.entries({ from: here, to: there }).flatMap(([path, place]) => (place ? [] : [{ path, code: 'unknown' }])) });
  }

  private async windowsIn(place: string): Promise<DutyWindow[]> {
    const [below, windows] = await Promise.all([this.directory.codesBelow(place), this.directory.windows()]);
    const codes = new Set(below);
    return [...windows.values()].filter(({ jurisdictionCode }) => codes.has(jurisdictionCode)).sort((a, b) => (a.code < b.code ? -1 : 1));
  }
}

function bothOf({ nameZh, nameEn }: NamedPlace): Bilingual {
  return { zh: nameZh, en: nameEn };
}
