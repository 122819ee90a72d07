import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { answering } from '../answer.js';

interface Options {
  readonly out?: string;
}

export function addOpenapi(program: Command): void {
  const command = program.command('openapi')
    .description('write the OpenAPI document of the whole HTTP API; nothing listens')
    .option('--out <file>', 'where to; standard output when left out');
  answering<Options>(command, async ({ out }) => {
    const { describeHttpApi } = await import('../describe-http-api.js');
    const document = await describeHttpApi();
    if (out === undefined) return { data: { ...document }, lines: [JSON.stringify(document, null, 2)] };
    writeFileSync(out, `${JSON.stringify(document, null, 2)}\n`);
    const paths = Object.keys(document.paths).length;
    return { data: { out, paths }, lines: [`Wrote ${out}: ${paths} paths.`] };
  });
}
