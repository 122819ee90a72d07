import { InvalidArgumentError, type Command } from 'commander';
import { answering } from '../answer.js';

interface ListOptions {
  readonly resolved?: boolean;
  readonly limit: number;
}

export function addAttention(program: Command): void {
  const attention = program.command('attention').description('what the machine could not settle by itself');
  const list = attention.command('list')
    .description('open items, latest first')
    .option('--resolved', 'those already resolved')
    .option('--limit <rows>', 'how many', parseLimit, 50);
  answering<ListOptions>(list, async ({ resolved, limit }) => {
    const [{ AttentionStore, SYSTEM }, { withUnitOfWork }] = await Promise.all([import('#platform'), import('../operator-work.js')]);
    const found = await withUnitOfWork(async (uow) => uow.run(SYSTEM, async (tx) => new AttentionStore().list(tx, { open: !resolved, offset: 0, limit })));
    const lines = found.items.flatMap((item) => [
      `${item.id}  ${item.lastAt.toISOString()}  ${item.kind}  ${item.subjectKind} ${item.subjectId} in ${item.jurisdiction}`,
      `    ${item.consumer} on ${item.eventType}, ${item.attempts} attempts: ${item.reason}`,
    ]);
    return { data: { ...found }, lines: [...lines, `${found.total} ${resolved ? 'resolved' : 'open'} items.`] };
  });
  const redrive = attention.command('redrive').argument('<id>', 'id of the item', parseId).description('send the event of an item once more');
  answering(redrive, async (_options, _progress, [id = '']) => {
    const [{ AttentionService, AttentionStore, SYSTEM }, { withUnitOfWork }, { Refused }] = await Promise.all([
      import('#platform'), import('../operator-work.js'), import('#kernel'),
    ]);
    const nobody = { nudge: (): void => undefined };
    const item = await withUnitOfWork(async (uow) => new AttentionService(uow, new AttentionStore(), nobody).redrive(SYSTEM, id)).catch((error: unknown) => {
      if (!(error instanceof Refused)) throw error;
      throw new Error(error.refusal.code === 'not_found' ? `There is no item ${id}.` : `Item ${id} is already resolved.`, { cause: error });
    });
    return { data: { redriven: item.id, eventId: item.eventId }, lines: [`Sent ${item.eventType} of ${item.subjectKind} ${item.subjectId} once more.`] };
  });
}

function parseLimit(text: string): number {
  const rows = Number(text);
  if (!Number.isInteger(rows) || rows < 1 || rows > 1_000) throw new InvalidArgumentError('it is a whole number from 1 to 1000.');
  return rows;
}

function parseId(text: string): string {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)) throw new InvalidArgumentError('it is an id as "attention list" prints it.');
  return text;
}
