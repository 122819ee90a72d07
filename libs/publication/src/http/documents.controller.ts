import { Controller, Get, Param, ParseIntPipe, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Refused } from '#kernel';
import { CurrentActor, PUBLIC, Public, SigningKeys, UnitOfWork, type Actor } from '#platform';
import type { FastifyReply } from 'fastify';
import { PublicationQueries } from '../data/publication.queries.js';
import { DocumentKinds } from '../document-kinds.js';
import { writeExport } from '../export-format.js';
import { keyFingerprint } from '../verify-export.js';
import { ExportsService } from '../exports.service.js';
import { PublicationPresenter } from '../publication-presenter.js';
import { AsOfQuery, PublicKeyList, VersionDetail, VersionList, VersionView } from './publication.dto.js';

@ApiTags('publication')
@Controller('api/publication')
export class DocumentsController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: PublicationQueries,
    private readonly kinds: DocumentKinds,
    private readonly keys: SigningKeys,
    private readonly exports: ExportsService,
    private readonly presenter: PublicationPresenter,
  ) {}

  /** Every version of a document that the reader may see, latest first. */
  @Get('documents/:kind/:code/versions')
  @Public()
  async listVersions(@CurrentActor() actor: Actor, @Param('kind') kind: string, @Param('code') code: string): Promise<VersionList> {
    this.kinds.get(kind);
    const items = await this.uow.run(actor, async (tx) => this.presenter.timeline(tx, await this.queries.versions(tx, kind, code)));
    if (items.length === 0) throw new Refused({ code: 'document_unknown', details: { kind, code } });
    return { items, total: items.length, nextCursor: null };
  }

  /** One version: what it says in plain words, its difference to the one before, its batch and who has signed. */
  @Get('documents/:kind/:code/versions/:number')
  @Public()
  async getVersion(@CurrentActor() actor: Actor, @Param('kind') kind: string, @Param('code') code: string, @Param('number', ParseIntPipe) number: number): Promise<VersionDetail> {
    this.kinds.get(kind);
    const detail = await this.uow.run(actor, async (tx) => {
      const versions = await this.queries.versions(tx, kind, code);
      const version = versions.find((each) => each.number === number);
      return version && this.presenter.detail(tx, versions, version);
    });
    if (!detail) throw new Refused({ code: 'document_unknown', details: { kind, code, number } });
    return detail;
  }

  /** The version that holds at an instant, past or to come. */
  @Get('documents/:kind/:code')
  @Public()
  async getAsOf(@CurrentActor() actor: Actor, @Param('kind') kind: string, @Param('code') code: string, @Query() query: AsOfQuery): Promise<VersionView> {
    this.kinds.get(kind);
    const version = await this.uow.run(actor, async (tx) => this.queries.asOf(tx, kind, code, instantOf(query) ?? tx.now));
    if (!version) throw new Refused({ code: 'document_unknown', details: { kind, code } });
    return this.presenter.version(version);
  }

  /** Everything that holds at an instant with the signatures that prove it, one record a line (canonical JSON); `tongban catalogue verify` checks it offline. */
  @Get('export')
  @Public()
  @ApiProduces('application/jsonl')
  @ApiOkResponse({ description: 'Head, keys, batches, versions.', content: { 'application/jsonl': { schema: { type: 'string' } } } })
  async export(@Query() query: AsOfQuery, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    void reply.header('content-type', 'application/jsonl; charset=utf-8').header('content-disposition', 'attachment; filename="tongban-catalogue.jsonl"');
    return writeExport(await this.exports.export(PUBLIC, instantOf(query)));
  }

  /** Public keys of every jurisdiction, current and older: with them anyone verifies what was signed, and the seals over the public data. */
  @Get('keys')
  @Public()
  async listKeys(): Promise<PublicKeyList> {
    const keys = [...(await this.keys.list('publication')), ...(await this.keys.list('open_data'))];
    const items = keys.map(({ id, owner, algorithm, publicJwk, madeAt, retiredAt, revokedAt }) => ({
      id, owner, algorithm, fingerprint: keyFingerprint(publicJwk), publicJwk: { ...publicJwk }, madeAt: madeAt.toISOString(), retiredAt: retiredAt?.toISOString() ?? null, revokedAt: revokedAt?.toISOString() ?? null,
    }));
    return { items, total: items.length, nextCursor: null };
  }
}

function instantOf({ at }: AsOfQuery): Date | undefined {
  return at === undefined ? undefined : new Date(at);
}
