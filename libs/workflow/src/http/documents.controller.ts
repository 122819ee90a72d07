import { Controller, Get, Param, ParseUUIDPipe, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Limited, SignedInOnly, type Actor } from '#platform';
import { DocumentList } from '../document-views.dto.js';
import { DocumentsService } from '../documents.service.js';
import { DocumentQuery } from './documents.dto.js';

@ApiTags('workflow')
@Controller('api/workflow/requests/:id/documents')
export class DocumentsController {
  constructor(private readonly documents: DocumentsService) {}

  /** The written notices of a request: a few, so they come on one page. */
  @Get()
  @SignedInOnly()
  async listDocuments(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<DocumentList> {
    const items = await this.documents.list(actor, id);
    return { items, total: items.length, nextCursor: null };
  }

  /** One of them as PDF; personal data are masked as on the page. */
  @Get(':documentId')
  @SignedInOnly()
  @Limited('submit')
  @ApiOkResponse({ content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } } })
  async getDocument(
    @CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Param('documentId', ParseUUIDPipe) documentId: string, @Query() { lang = 'zh' }: DocumentQuery,
    @Res({ passthrough: true }) reply: { header(name: string, value: string): unknown },
  ): Promise<StreamableFile> {
    const { fileName, pdf } = await this.documents.print(actor, id, documentId, lang);
    reply.header('cache-control', 'private, no-store');
    return new StreamableFile(pdf, { type: 'application/pdf', length: pdf.length, disposition: `attachment; filename="${fileName}"` });
  }
}
