type Answers = Readonly<Record<string, unknown>>;

interface MaskableField {
  readonly 'x-personal'?: true;
  readonly items?: { readonly properties: Readonly<Record<string, { readonly 'x-personal'?: true }>> };
}

const HIDDEN = '••••••';

/** The answers with what is personal hidden, also inside rows. `maskedFields` names what is hidden: `name`, and `children[].name` for a column. */
export function maskForm(fields: Readonly<Record<string, MaskableField>>, form: Answers): { readonly form: Record<string, unknown>; readonly maskedFields: string[] } {
  const masked = Object.entries(form).map(([name, value]) => ({ name, ...maskValue(name, fields[name], value) }));
  return { form: Object.fromEntries(masked.map(({ name, value }) => [name, value])), maskedFields: masked.flatMap(({ hidden }) => hidden) };
}

function maskValue(name: string, field: MaskableField | undefined, value: unknown): { readonly value: unknown; readonly hidden: string[] } {
  // An answer to nothing that the form asks says nothing about whether it is personal.
  if (field === undefined || field['x-personal'] === true) return { value: HIDDEN, hidden: [name] };
  if (field.items === undefined || !Array.isArray(value)) return { value, hidden: [] };
  const columns = Object.entries(field.items.properties).filter(([, column]) => column['x-personal'] === true).map(([column]) => column);
  const rows = (value as Answers[]).map((row) => Object.fromEntries(Object.entries(row).map(([column, cell]) => [column, columns.includes(column) ? HIDDEN : cell])));
  const isThere = (column: string): boolean => rows.some((row) => row[column] !== undefined);
  return { value: rows, hidden: columns.filter(isThere).map((column) => `${name}[].${column}`) };
}
