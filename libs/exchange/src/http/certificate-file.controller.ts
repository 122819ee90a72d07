import { Controller, Get, Param, ParseUUIDPipe, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Limited, Roles, type PersonActor } from '#platform';
import { PrintingService } from '../printing.service.js';
import { CertificateFileQuery } from './certificate-file.dto.js';

@ApiTags('exchange')
@Controller('api/exchange/credentials')
export class CertificateFileController {
  constructor(private readonly printing: PrintingService) {}

  /** The certificate as one page of PDF, for its holder or for a clerk of the authority that decided, who hands it over; one that does not hold is marked so. Recorded. */
  @Get(':id/pdf')
  @Roles('resident', 'case_clerk')
  @Limited('submit')
  @ApiOkResponse({ content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } } })
  async getCertificateFile(@CurrentActor() actor: PersonActor, @Param('id', ParseUUIDPipe) id: string, @Query() { lang = 'zh' }: CertificateFileQuery, @Res({ passthrough: true }) reply: { header(name: string, value: string): unknown }): Promise<StreamableFile> {
    const { fileName, pdf } = await this.printing.print(actor, id, lang);
    reply.header('cache-control', 'private, no-store');
    return new StreamableFile(pdf, { type: 'application/pdf', length: pdf.length, disposition: `attachment; filename="${fileName}"` });
  }
}
