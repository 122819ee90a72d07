import { Body, Controller, Get, HttpCode, Param, ParseEnumPipe, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, Roles, type PersonActor } from '#platform';
import { ESCALATION_ACTS, type EscalationAct } from '../domain/escalations.js';
import { EscalationList, EscalationView, SupervisorList } from '../escalation-views.dto.js';
import { EscalationsService } from '../escalations.service.js';
import { EscalationActDto } from './escalations.dto.js';

const ACTS = Object.fromEntries(ESCALATION_ACTS.map((act) => [act, act]));

@ApiTags('workflow')
@Controller('api/workflow')
export class EscalationsController {
  constructor(private readonly escalations: EscalationsService) {}

  /** For what a request was escalated, whose each is or was, and what was done; the latest first. */
  @Get('requests/:id/escalations')
  @Roles('case_clerk', 'authority_head', 'supervisor', 'auditor')
  async listEscalations(@CurrentActor() actor: PersonActor, @Param('id', ParseUUIDPipe) id: string): Promise<EscalationList> {
    return { items: await this.escalations.ofRequest(actor, id) };
  }

  /** To whom an escalation may be handed over: the other supervisors whose post reaches where the request lies. */
  @Get('escalations/:id/supervisors')
  @Roles('supervisor')
  async listSupervisors(@CurrentActor() actor: PersonActor, @Param('id', ParseUUIDPipe) id: string): Promise<SupervisorList> {
    return { items: await this.escalations.receivers(actor, id) };
  }

  /** Takes an escalation, hands it over, gives it back, or closes it with what was done. */
  @Post('escalations/:id/acts/:act')
  @HttpCode(200)
  @Roles('supervisor')
  async act(@CurrentActor() actor: PersonActor, @Param('id', ParseUUIDPipe) id: string, @Param('act', new ParseEnumPipe(ACTS)) act: EscalationAct, @Body() body: EscalationActDto): Promise<EscalationView> {
    return this.escalations.act(actor, id, act, body);
  }
}
