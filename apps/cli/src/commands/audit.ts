import { InvalidArgumentError, type Command } from 'commander';
import { answering, EXIT } from '../answer.js';

interface Head {
  readonly seq: string;
  readonly hash: string;
}

interface Options {
  readonly head?: Head;
}

export function addAudit(program: Command): void {
  const audit = program.command('audit').description('the audit log');
  const command = audit.command('verify')
    .description('follow the whole chain of the audit log; names the first broken link (exit code 3)')
    .option('--head <number:hash>', 'last link that an earlier verification gave: shows that nothing before it was cut off', parseHead);
  answering<Options>(command, async ({ head: noted }, progress) => {
    const [{ AuditService, AuditStore, SYSTEM }, { withUnitOfWork }] = await Promise.all([import('#platform'), import('../operator-work.js')]);
    const onProgress = (sealed: number, total: number): void => progress(`${sealed} of ${total} links`);
    const result = await withUnitOfWork(async (uow) => new AuditService(uow, new AuditStore()).verify(SYSTEM, { onProgress, noted }));
    const { ok, entries, sealed, unsealed, firstBroken, head } = result;
    const lines = firstBroken
      ? [`The chain is broken at link ${firstBroken.seq}: ${firstBroken.what}${firstBroken.entryId === null ? '' : `, entry ${firstBroken.entryId}`}. ${sealed} links before it are whole.`]
      : [`The chain is whole: ${sealed} links, ${entries} entries.`];
    if (unsealed > 0) lines.push(`${unsealed} entries are older than a minute and have no seal yet: does a worker run?`);
    if (head) lines.push(`Last link, to be noted outside of this database: ${head.seq}:${head.hash}`);
    return { data: { ...result }, lines, exitCode: ok && unsealed === 0 ? EXIT.done : EXIT.found };
  });
}

function parseHead(text: string): Head {
  const [, seq, hash] = /^(\d{1,18}):([0-9a-f]{64})$/.exec(text) ?? [];
  if (seq === undefined || hash === undefined) throw new InvalidArgumentError('it is a number, a colon and 64 hexadecimal digits, as "audit verify" prints it.');
  return { seq, hash };
}
