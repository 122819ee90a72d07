import { Readable } from 'node:stream';
import { Controller, Get, Query, Req, Res, StreamableFile, UseInterceptors } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { shanghaiDay } from '#kernel';
import { ConditionalGet, Public, etagOf, isKnown } from '#platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RECORD_KINDS, type RecordKind } from '../domain/interchange/columns.js';
import { MEDIA_TYPES } from '../files/file-writer.js';
import { OpenDataService } from '../open-data.service.js';
import { CatalogueChanges, CatalogueFileQuery, CatalogueSignatures, CatalogueStateQuery, ChangesQuery } from './open-data.dto.js';

const FILE = { schema: { type: 'string', format: 'binary' } };

@ApiTags('catalogue')
@Public()
@Controller('api/catalogue')
export class OpenDataController {
  constructor(private readonly data: OpenDataService) {}

  /** Everything that holds at an instant, as a file: JSONL and JSON in canonical form, CSV for spreadsheets (UTF-8 with its mark, formulas disarmed), XLSX. */
  @Get('export')
  @ApiOkResponse({ description: 'The file.', content: { 'application/jsonl': FILE, 'application/json': FILE, 'text/csv': FILE, [MEDIA_TYPES.xlsx]: FILE } })
  async export(@Query() query: CatalogueFileQuery, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile | undefined> {
    const { format = 'jsonl' } = query;
    const kinds = kindsOf(query);
    const state = await this.data.stateAt(kinds, instantOf(query));
    const since = state.since.toISOString();
    void reply.header('link', `</api/catalogue/export/signatures?at=${since}>; rel="describedby"`);
    if (isKnown(request, reply, etagOf(format, ...kinds, this.data.fingerprint(state)))) return undefined;
    const stream = Readable.from(this.data.file(format, kinds, state), { objectMode: false });
    return new StreamableFile(stream, { type: MEDIA_TYPES[format], disposition: `attachment; filename="tongban-catalogue-${shanghaiDay(state.since)}.${format}"` });
  }

  /** What lies beside the JSONL file of all kinds: a seal of each jurisdiction over its bytes, and the statements by which they agreed. */
  @Get('export/signatures')
  @UseInterceptors(ConditionalGet)
  async listSignatures(@Query() query: CatalogueStateQuery): Promise<CatalogueSignatures> {
    return (await this.data.signatures(await this.data.stateAt(RECORD_KINDS, instantOf(query)))) as unknown as CatalogueSignatures;
  }

  /** What began or ceased to hold, in the order in which it was signed. Keep the cursor: with it nothing is missed and nothing comes twice. */
  @Get('changes')
  @UseInterceptors(ConditionalGet)
  async listChanges(@Query() query: ChangesQuery): Promise<CatalogueChanges> {
    const { items, nextCursor, more } = await this.data.changes(query.cursor, query.limit);
    return {
      nextCursor, more,
      items: items.map(({ position: _position, recordedAt, force, content, ...rest }) => ({
        ...rest, recordedAt: recordedAt.toISOString(), inForceFrom: force?.validFrom.toISOString() ?? null, inForceUntil: force?.validTo?.toISOString() ?? null, content: { ...content },
      })),
    };
  }
}

function kindsOf({ format, kind }: CatalogueFileQuery): readonly RecordKind[] {
  if (kind) return [kind];
  return format === 'csv' ? ['qualification'] : RECORD_KINDS;
}

function instantOf({ at }: CatalogueStateQuery): Date | undefined {
  return at === undefined ? undefined : new Date(at);
}
