import { Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { isUuid, Refused } from '#kernel';
import type { Actor } from '../auth/actor.js';
import { CurrentActor, Roles } from '../auth/decorators.js';
import { AuditEntryPage, AuditEntryQuery, AuditVerificationView, type AuditEntryView } from './audit.dto.js';
import { AuditService } from './audit.service.js';
import type { AuditEntryRow } from './audit.store.js';

@ApiTags('platform')
@Controller('api/platform/audit')
@Roles('platform_admin', 'auditor')
export class AuditController {
  constructor(private readonly audit: AuditService) {}

  /** The audit log, newest first; all of it or what was done to one subject. */
  @Get('entries')
  async list(@CurrentActor() actor: Actor, @Query() query: AuditEntryQuery): Promise<AuditEntryPage> {
    const { subjectKind, subjectId, limit } = query;
    const { items, total } = await this.audit.list(actor, { subjectKind, subjectId, before: readCursor(query.cursor), limit });
    return { items: items.map(toView), total, nextCursor: items.length === limit ? cursorAfter(items) : null };
  }

  /** Checks the chain of the whole log and names its first broken link. */
  @Post('verify')
  @HttpCode(200)
  async verify(@CurrentActor() actor: Actor): Promise<AuditVerificationView> {
    return this.audit.verify(actor);
  }
}

function toView(row: AuditEntryRow): AuditEntryView {
  return { ...row, at: row.at.toISOString() };
}

function cursorAfter(items: readonly AuditEntryRow[]): string | null {
  const last = items.at(-1);
  return last ? Buffer.from(last.id).toString('base64url') : null;
}

/** Refuses `malformed` when the cursor is not one of ours. */
function readCursor(cursor: string | undefined): string | undefined {
  if (cursor === undefined) return undefined;
  const id = Buffer.from(cursor, 'base64url').toString('utf8');
  if (!isUuid(id)) throw new Refused({ code: 'malformed', issues: [{ path: 'cursor', code: 'cursor' }] });
  return id;
}
