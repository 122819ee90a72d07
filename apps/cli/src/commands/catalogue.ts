import { readFileSync, writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { answering, EXIT, type Answer } from '../answer.js';

interface ExportOptions {
  readonly out?: string;
  readonly at?: string;
}

interface VerifyOptions {
  readonly keys?: string;
  readonly signatures?: string;
}

export function addCatalogue(program: Command): void {
  const catalogue = program.command('catalogue').description('the catalogue of mutual recognition');
  const exporting = catalogue.command('export')
    .description('write everything that holds, with signatures and public keys, one record a line')
    .option('--out <file>', 'where to; standard output when left out')
    .option('--at <instant>', 'as of this instant (ISO 8601); now when left out');
  answering<ExportOptions>(exporting, async ({ out, at }) => {
    const instant = at === undefined ? undefined : new Date(at);
    if (instant && Number.isNaN(instant.getTime())) throw new Error(`"${String(at)}" is not an instant: write it as 2026-12-01T00:00:00+08:00.`);
    const [{ FieldCipher, loadKeys, readConfig, SYSTEM, SigningKeys, SystemClock }, { ExportsService, PUBLICATION_ENTITIES, writeExport }, { withUnitOfWork }] = await Promise.all([
      import('#platform'), import('#publication'), import('../operator-work.js'),
    ]);
    const cipher = new FieldCipher(loadKeys(readConfig().keysFile));
    const records = await withUnitOfWork(async (uow) => new ExportsService(uow, new SigningKeys(uow, cipher, new SystemClock())).export(SYSTEM, instant), PUBLICATION_ENTITIES);
    const text = writeExport(records);
    if (out === undefined) return { data: { records }, lines: [text.trimEnd()] };
    writeFileSync(out, text);
    return { data: { out, records: records.length }, lines: [`Wrote ${out}: ${records.length} records.`] };
  });
  const verifying = catalogue.command('verify')
    .description('verify an export offline: contents, statements and the signature of every party; needs no running server and no database')
    .argument('<file>', 'the export')
    .option('--signatures <file>', 'the file is the public data (JSONL), and this is what lies beside it (the answer of /api/catalogue/export/signatures)')
    .option('--keys <file>', 'trust these public keys (the answer of /api/publication/keys) instead of those in the file');
  answering<VerifyOptions>(verifying, async ({ keys, signatures }, _progress, [file = '']) => {
    const { readExport, verifyExport } = await import('#publication');
    if (signatures !== undefined) return verifyPublicData(file, signatures, keys);
    const trusted = keys === undefined ? undefined : (JSON.parse(readFileSync(keys, 'utf8')) as { items: Parameters<typeof verifyExport>[1] }).items;
    const verdict = verifyExport(readExport(readFileSync(file, 'utf8')), trusted);
    const lines = [
      ...verdict.faults.map(({ where, what, detail }) => `${where}: ${what.replaceAll('_', ' ')} (${detail})`),
      verdict.ok ? `Whole: ${verdict.versions} versions, ${verdict.signed} signed by every party, ${verdict.unsigned} reference data that no jurisdiction has signed.` : `${verdict.faults.length} faults in ${verdict.versions} versions.`,
      ...verdict.left.map(({ jurisdiction, since }) => `${jurisdiction} has left: nothing that it signed before holds between it and the others since ${since}.`),
      ...(trusted ? [] : verdict.keys.map(({ owner, id, fingerprint }) => `Key of ${owner}: ${id}, SHA-256 ${fingerprint}. It came with the file: compare it with what ${owner} publishes.`)),
    ];
    return { data: { ...verdict }, lines, exitCode: verdict.ok ? EXIT.done : EXIT.found };
  });
}

async function verifyPublicData(file: string, signatures: string, keys: string | undefined): Promise<Answer> {
  const { readSignatures, verifyData } = await import('#catalogue');
  const trusted = keys === undefined ? undefined : (JSON.parse(readFileSync(keys, 'utf8')) as { items: Parameters<typeof verifyData>[2] }).items;
  const verdict = verifyData(readFileSync(file), readSignatures(readFileSync(signatures, 'utf8')), trusted);
  const lines = [
    ...verdict.faults.map(({ where, what, detail }) => `${where}: ${what.replaceAll('_', ' ')} (${detail})`),
    verdict.ok ? `Whole: ${verdict.records} records, ${verdict.signed} signed by every party, ${verdict.unsigned} reference data that no jurisdiction has signed; bytes sealed by ${verdict.sealedBy.join(', ')}.` : `${verdict.faults.length} faults in ${verdict.records} records.`,
  ];
  return { data: { ...verdict }, lines, exitCode: verdict.ok ? EXIT.done : EXIT.found };
}
