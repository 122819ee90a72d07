import { getMetadataArgsStorage } from 'typeorm';
import type { EntityClass } from './data-source.js';
import { SnakeCaseNaming } from './naming.js';
import type { Tx } from './tx.js';

const naming = new SnakeCaseNaming();

/** The columns of an entity in hand-written SQL, for statements of the hot path: TypeORM builds its own anew each time. */
export class EntityRows<Entity extends object> {
  /** Columns as the entity names them, for SELECT and RETURNING; days as text, as everywhere. */
  readonly select: string;
  private readonly columns = new Map<string, string>();
  private readonly json = new Set<string>();
  private insertion: string | undefined;
  private readonly updates = new Map<string, { readonly name: string; readonly text: string }>();

  constructor(
    private readonly entity: new () => Entity,
    private readonly table: string,
  ) {
    const parts: string[] = [];
    for (const { propertyName, options } of getMetadataArgsStorage().filterColumns(entity as EntityClass)) {
      const column = naming.columnName(propertyName, options.name);
      this.columns.set(propertyName, column);
      if (options.type === 'jsonb') this.json.add(propertyName);
      parts.push(`${column}${options.type === 'date' ? '::text' : ''} AS "${propertyName}"`);
    }
    this.select = parts.join(', ');
  }

  /** The entity that a row of {@link select} is. */
  toEntity(row: object): Entity {
    return Object.assign(new this.entity(), row);
  }

  /** Inserts a row with every property that the entity has a column for. */
  insert(tx: Tx, entity: Entity): void {
    this.insertion ??= `INSERT INTO ${this.table} (${[...this.columns.values()].join(', ')}) VALUES (${[...this.columns].map((_, i) => `$${i + 1}`).join(', ')})`;
    tx.write(`${this.table}-insert`, this.insertion, [...this.columns.keys()].map((property) => this.value(property, entity[property as keyof Entity])));
  }

  /** Changes these properties of the row with this id; one prepared statement for each set of properties. */
  update(tx: Tx, id: string, change: Partial<Entity>): void {
    const properties = Object.keys(change).sort();
    const { name, text } = this.statementFor(properties);
    tx.write(name, text, [id, ...properties.map((property) => this.value(property, change[property as keyof Entity]))]);
  }

  private statementFor(properties: readonly string[]): { name: string; text: string } {
    const key = properties.join();
    const known = this.updates.get(key);
    if (known) return known;
    const assignments = properties.map((property, i) => `${this.column(property)} = $${i + 2}`);
    const statement = { name: `${this.table}-update-${this.updates.size + 1}`, text: `UPDATE ${this.table} SET ${assignments.join(', ')} WHERE id = $1` };
    this.updates.set(key, statement);
    return statement;
  }

  private column(property: string): string {
    const column = this.columns.get(property);
    if (column === undefined) throw new TypeError(`${this.table} has no column for ${property}`);
    return column;
  }

  private value(property: string, value: unknown): unknown {
    return this.json.has(property) && value !== null ? JSON.stringify(value) : value;
  }
}
