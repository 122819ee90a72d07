import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, Limited, Roles, type PersonActor } from '#platform';
import { EvidenceService } from '../evidence.service.js';
import { EvidenceAnswerDto, EvidenceDto, EvidenceView } from './ask-once.dto.js';
import { AskOncePresenter } from './ask-once.presenter.js';

@ApiTags('onestop')
@Roles('resident')
@Controller('api/onestop/evidence')
export class EvidenceController {
  constructor(
    private readonly evidence: EvidenceService,
    private readonly presenter: AskOncePresenter,
  ) {}

  /** Asks the register of a place under a consent, and shows what it says to the person alone. A register that does not answer is an outcome, not an error. */
  @Post()
  @HttpCode(200)
  @Limited('submit')
  async askRegister(@CurrentActor() actor: PersonActor, @Body() body: EvidenceDto): Promise<EvidenceView> {
    return this.presenter.evidence(await this.evidence.ask(actor, body));
  }

  /** What a register answered before. */
  @Get(':id')
  async getEvidence(@CurrentActor() actor: PersonActor, @Param('id', ParseUUIDPipe) id: string): Promise<EvidenceView> {
    return this.presenter.evidence(await this.evidence.get(actor, id));
  }

  /** Where the register knows several: the answer to its question. There is one attempt; after it the applicant is asked as if nobody had been found. */
  @Post(':id/answer')
  @HttpCode(200)
  @Limited('certificate_check')
  async tellApart(@CurrentActor() actor: PersonActor, @Param('id', ParseUUIDPipe) id: string, @Body() { answer }: EvidenceAnswerDto): Promise<EvidenceView> {
    return this.presenter.evidence(await this.evidence.tellApart(actor, id, answer));
  }
}
