import fs from 'node:fs';
import { at } from './paths.mjs';

function demonstrationPeople() {
  try {
    return JSON.parse(fs.readFileSync(at('seeds/demo/people.json'), 'utf8')).items;
  } catch {
    return [];
  }
}

/** One account of each kind, the first in the file; the rest stand on the sign-in page. */
function accountRows() {
  const people = demonstrationPeople();
  const kinds = new Map();
  for (const person of people) {
    const kind = person.posts[0]?.role ?? 'resident';
    if (!kinds.has(kind)) kinds.set(kind, person);
  }
  const shown = [...kinds.values()].map(({ nameZh, nameEn, cardEn }) => `${nameZh} ${nameEn.padEnd(12)}  ${cardEn}`);
  const rest = people.length - shown.length;
  return [...shown, `${rest > 0 ? `and ${rest} more: ` : ''}choose a role card at sign-in, no password; all are invented`];
}

/** The short panel that a start ends with. */
export function panel({ options, folder, given }) {
  const accounts = options.demo ? accountRows().map((row, index) => [index === 0 ? 'Accounts' : '', row]) : [];
  const rows = [
    ['Address', options.publicUrl],
    ...accounts,
    ['API', `${options.publicUrl}/api/docs`],
    ['Data', `${folder.dir}${given ? ' (keys and attachments; the database is yours)' : ''}`],
    ['Log', `${folder.logDir}/portal.log`],
    ['Stop', 'Ctrl-C'],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  return ['', '  通办 Tongban is ready', '', ...rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`), ''].join('\n');
}
