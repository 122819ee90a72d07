import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, Roles, pageOf, readOffset, postOf, type PersonActor } from '#platform';
import { AbsencesService } from '../absences.service.js';
import { RequestPresenter } from '../request-presenter.js';
import { AbsencePage, AbsenceSet, AbsencesQuery, ClerkList, ClerksQuery, SetAbsenceDto } from './absences.dto.js';

@ApiTags('workflow')
@Controller('api/workflow')
export class AbsencesController {
  constructor(
    private readonly absences: AbsencesService,
    private readonly presenter: RequestPresenter,
  ) {}

  /** Who of the reader's authority, or of those in reach, is away or will be; or was. */
  @Get('absences')
  @Roles('window_clerk', 'case_clerk', 'authority_head', 'supervisor')
  async listAbsences(@CurrentActor() actor: PersonActor, @Query() query: AbsencesQuery): Promise<AbsencePage> {
    const offset = readOffset(query.cursor);
    const { items, total } = await this.absences.list(actor, { past: query.when === 'past', offset, limit: query.limit });
    const views = await Promise.all(items.map(async ({ id, personId, name, standInId, standInName, authorityId, from, until, setAt, endedAt }) => ({
      id, person: { personId, name }, standIn: { personId: standInId, name: standInName }, authority: await this.presenter.authorityName(authorityId), from, until, setAt: setAt.toISOString(), endedAt: endedAt?.toISOString() ?? null,
      mayEnd: endedAt === null && (actor.post?.role === 'supervisor' || personId === actor.personId),
    })));
    return pageOf(views, total, offset);
  }

  /** A clerk says when they are away and who stands in, or a supervisor says it of them. The stand-in has their open claims from the first day on. */
  @Post('absences')
  @HttpCode(200)
  @Roles('window_clerk', 'case_clerk', 'supervisor')
  async setAbsence(@CurrentActor() actor: PersonActor, @Body() { personId, authorityId, ...body }: SetAbsenceDto): Promise<AbsenceSet> {
    const post = postOf(actor);
    return { id: await this.absences.set(actor, post, { ...body, personId: personId ?? actor.personId, authorityId: authorityId ?? post.authorityId ?? '' }) };
  }

  /** Ends an absence now. What the stand-in has stays with them. */
  @Post('absences/:id/end')
  @HttpCode(200)
  @Roles('window_clerk', 'case_clerk', 'supervisor')
  async endAbsence(@CurrentActor() actor: PersonActor, @Param('id', ParseUUIDPipe) id: string): Promise<AbsenceSet> {
    await this.absences.end(actor, id);
    return { id };
  }

  /** Clerks of the reader's own authority; for a supervisor of one in reach. */
  @Get('clerks')
  @Roles('window_clerk', 'case_clerk', 'supervisor')
  async listClerks(@CurrentActor() actor: PersonActor, @Query() { authorityId }: ClerksQuery): Promise<ClerkList> {
    const post = postOf(actor);
    const items = await this.absences.clerks(actor, post, authorityId ?? post.authorityId ?? '');
    return { items, total: items.length, nextCursor: null };
  }
}
