import type { HandlingMode, HolderType } from '#kernel';
import { modesOf, type PlaceChain } from './offers.js';
import type { LifeEvent, ServiceContent } from './service-content.js';

/** What of a service type decides whether a filter keeps it. */
export interface ServiceMark extends Pick<ServiceContent, 'audience' | 'departmentCode' | 'lifeEvents' | 'modes' | 'offers' | 'parties'> {
  readonly code: string;
  readonly number: number;
  readonly isAboutQualification: boolean;
}

/** Everything that may be asked of services beside their words; what is left out keeps all. */
export interface ServiceChoice {
  readonly audience?: HolderType | undefined;
  readonly department?: string | undefined;
  readonly lifeEvent?: LifeEvent | undefined;
  readonly mode?: HandlingMode | undefined;
  readonly aboutQualification?: boolean | undefined;
  /** A place with those above it: services that can be had there. */
  readonly place?: PlaceChain | undefined;
}

/** How many services each value would leave, with everything else as it was asked. */
export interface FacetCount<Value extends string = string> {
  readonly value: Value;
  readonly count: number;
}

export interface ServiceFacets {
  readonly audience: readonly FacetCount<HolderType>[];
  readonly department: readonly FacetCount[];
  readonly lifeEvent: readonly FacetCount<LifeEvent>[];
  readonly mode: readonly FacetCount<HandlingMode>[];
}

/** Those that a choice keeps, in their order, and for each of its parts what another value of it would leave. */
export function choose<Mark extends ServiceMark>(marks: readonly Mark[], choice: ServiceChoice): { found: Mark[]; facets: ServiceFacets } {
  const without = (part: keyof ServiceChoice): Mark[] => marks.filter((mark) => keeps(mark, { ...choice, [part]: undefined }));
  return {
    found: marks.filter((mark) => keeps(mark, choice)),
    facets: {
      audience: count(without('audience').flatMap(({ audience }) => audience)), department: count(without('department').map(({ departmentCode }) => departmentCode)),
      lifeEvent: count(without('lifeEvent').flatMap(({ lifeEvents }) => lifeEvents)), mode: count(without('mode').flatMap((mark) => modesAt(mark, choice.place))),
    },
  };
}

function keeps(mark: ServiceMark, { audience, department, lifeEvent, mode, aboutQualification, place }: ServiceChoice): boolean {
  const modes = modesAt(mark, place);
  return (audience === undefined || mark.audience.includes(audience)) && (department === undefined || mark.departmentCode === department) && (lifeEvent === undefined || mark.lifeEvents.includes(lifeEvent))
    && (mode === undefined || modes.includes(mode)) && (aboutQualification === undefined || mark.isAboutQualification === aboutQualification)
    && (place === undefined || (modes.length > 0 && mark.parties.some((party) => place.includes(party))));
}

function modesAt(mark: ServiceMark, place: PlaceChain | undefined): readonly HandlingMode[] {
  return place === undefined ? mark.modes : modesOf(mark, place);
}

/** The most frequent first. */
function count<Value extends string>(values: readonly Value[]): FacetCount<Value>[] {
  const counts = new Map<Value, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([value, each]) => ({ value, count: each })).sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}
