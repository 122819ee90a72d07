/** The value below which the share `p` (0 to 1) of the numbers lies; NaN for none. */
export function percentile(numbers, p) {
  if (numbers.length === 0) return Number.NaN;
  const sorted = Float64Array.from(numbers).sort();
  return sorted[Math.min(sorted.length - 1, Math.ceil(p * sorted.length) - 1)];
}

/** Median of a few rounds with their range. */
export function summary(numbers) {
  return { median: percentile(numbers, 0.5), least: Math.min(...numbers), most: Math.max(...numbers) };
}

export const whole = (number) => Math.round(number).toLocaleString('en-US');
export const tenth = (number) => number.toFixed(1);
export const percent = (ratio) => `${Math.round(ratio * 100)} %`;

/** `2,104 (1,980-2,230)`; the range only where there was more than one round. */
export function spread({ median, least, most }, write) {
  return least === most ? write(median) : `${write(median)} (${write(least)}-${write(most)})`;
}

/** Characters of a terminal: Chinese ones are twice as wide. */
function width(text) {
  return Array.from(text).reduce((sum, each) => sum + (each.codePointAt(0) > 0x2e80 ? 2 : 1), 0);
}

/** Lines of a table: the first column to the left, the others to the right. */
export function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => width(row[column]))));
  const cell = (text, column) => {
    const blanks = ' '.repeat(widths[column] - width(text));
    return column === 0 ? text + blanks : blanks + text;
  };
  return rows.map((row) => `  ${row.map(cell).join('   ')}`.trimEnd()).join('\n');
}
