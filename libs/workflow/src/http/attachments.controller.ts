import { Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Refused } from '#kernel';
import { CurrentActor, Limited, Roles, SignedInOnly, readUpload, type Actor, type PersonActor, type UploadRequest } from '#platform';
import { AttachmentsService } from '../attachments.service.js';
import type { AttachmentEntity } from '../data/entities.js';
import { AttachmentView } from '../request-views.dto.js';
import { UploadDto } from './records.dto.js';

const BYTES = { schema: { type: 'string', format: 'binary' } };

@ApiTags('workflow')
@Controller('api/workflow/attachments')
export class AttachmentsController {
  constructor(private readonly attachments: AttachmentsService) {}

  /** Takes one file of up to 10 MB: PDF, JPEG or PNG by content. */
  @Post()
  @HttpCode(201)
  @Roles('resident', 'window_clerk')
  @Limited('upload')
  @ApiConsumes('multipart/form-data')
  @ApiBody({ type: UploadDto })
  async upload(@CurrentActor() actor: PersonActor, @Req() request: UploadRequest): Promise<AttachmentView> {
    const { fileName, bytes, fields } = await readUpload(request);
    const materialCode = fields['materialCode'] ?? '';
    if (!/^[a-z0-9_]{1,60}$/.test(materialCode)) throw new Refused({ code: 'malformed', issues: [{ path: 'materialCode', code: 'required' }] });
    return this.view(await this.attachments.upload(actor, { materialCode, fileName, bytes }));
  }

  /** The file itself, for its owner and for whoever may see the request. */
  @Get(':id')
  @SignedInOnly()
  @ApiOkResponse({ description: 'The bytes as they came, under the name they had', content: { 'application/pdf': BYTES, 'image/jpeg': BYTES, 'image/png': BYTES } })
  async download(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Res({ passthrough: true }) reply: { header(name: string, value: string): unknown }): Promise<StreamableFile> {
    const { row, fileName, bytes } = await this.attachments.read(actor, id);
    // A document from outside is never shown inside our own pages: a sandbox, no scripts, and saved under its name.
    reply.header('content-security-policy', "sandbox; default-src 'none'");
    reply.header('cache-control', 'private, no-store');
    return new StreamableFile(bytes, { type: row.mediaType, length: bytes.length, disposition: `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}` });
  }

  /** Takes back a file that hangs on no request yet. */
  @Delete(':id')
  @HttpCode(204)
  @Roles('resident', 'window_clerk')
  async remove(@CurrentActor() actor: PersonActor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    await this.attachments.remove(actor, id);
  }

  private view(row: AttachmentEntity): AttachmentView {
    return {
      id: row.id, materialCode: row.materialCode, fileName: this.attachments.nameOf(row), mediaType: row.mediaType, size: row.size, sha256: row.sha256.toString('hex'),
      supplementRound: row.supplementRound, uploadedAt: row.uploadedAt.toISOString(),
    };
  }
}
