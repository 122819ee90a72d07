import { Injectable } from '@nestjs/common';
import type { PersonActor } from '#platform';

/** A context that keeps something of people. */
export interface PersonalDataSource {
  /** Name of its part of the export. */
  readonly section: string;
  /** Everything that it keeps of the one who asks, as plain data in the clear; read in their own scope. */
  of(actor: PersonActor): Promise<unknown>;
}

/** Every context that keeps something of people, each handed in by itself (个人信息保护法 45). */
@Injectable()
export class PersonalDataSources {
  private readonly sources = new Map<string, PersonalDataSource>();

  register(source: PersonalDataSource): void {
    if (this.sources.has(source.section)) throw new Error(`Personal data ${source.section} is registered twice.`);
    this.sources.set(source.section, source);
  }

  /** In the order of their names. */
  all(): readonly PersonalDataSource[] {
    return [...this.sources.values()].sort((a, b) => a.section.localeCompare(b.section));
  }
}
