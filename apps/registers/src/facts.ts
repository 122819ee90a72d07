import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** By its place, beside this program: the seeds' own front door would bring the whole database along. */
const SEED_FOLDER = new URL('../../../seeds/', import.meta.url);

type Attributes = Readonly<Record<string, string | number | boolean>>;

/** How somebody is told apart from themselves: which attribute of the right record is asked for, and how many of its last signs. */
interface Distinction {
  readonly zh: string;
  readonly en: string;
  readonly attribute: string;
  readonly last: number;
}

/** What one simulated register holds about one demonstration person. */
export interface Holding {
  readonly subject: string;
  readonly evidenceType: string;
  readonly register: string;
  readonly records: readonly Attributes[];
  readonly question?: Distinction;
  /** So many first questions fail on purpose. */
  readonly failures?: number;
}

/** Everything that the simulated registers hold, by register, evidence type and identity number. */
export class Holdings {
  private readonly byKey: ReadonlyMap<string, Holding>;

  constructor(holdings: readonly Holding[], idNumbers: ReadonlyMap<string, string>) {
    this.byKey = new Map(holdings.map((holding) => {
      const idNumber = idNumbers.get(holding.subject);
      if (idNumber === undefined) throw new Error(`demo/register-facts.json: ${holding.subject} is not in demo/people.json`);
      return [keyOf(holding.register, holding.evidenceType, idNumber), holding];
    }));
  }

  /** Reads the facts of the demonstration people from the seeds. */
  static read(): Holdings {
    const people = readItems<{ subject: string; idNumber: string }>('demo/people.json');
    return new Holdings(readItems<Holding>('demo/register-facts.json'), new Map(people.map(({ subject, idNumber }) => [subject, idNumber])));
  }

  find(register: string, evidenceType: string, idNumber: string): Holding | undefined {
    return this.byKey.get(keyOf(register, evidenceType, idNumber));
  }
}

function keyOf(...parts: readonly string[]): string {
  return parts.join(' ');
}

function readItems<Item>(file: string): readonly Item[] {
  return (JSON.parse(readFileSync(fileURLToPath(new URL(file, SEED_FOLDER)), 'utf8')) as { items: readonly Item[] }).items;
}
