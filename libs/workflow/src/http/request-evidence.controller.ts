import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, SignedInOnly, type Actor } from '#platform';
import { RequestEvidenceList } from '../request-evidence-views.dto.js';
import { RequestEvidenceService } from '../request-evidence.service.js';

@ApiTags('workflow')
@Controller('api/workflow/requests/:id/evidence')
export class RequestEvidenceController {
  constructor(private readonly evidence: RequestEvidenceService) {}

  /** What registers supplied for a request and when, beside what the applicant entered; a difference is named. */
  @Get()
  @SignedInOnly()
  async listEvidence(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<RequestEvidenceList> {
    const items = await this.evidence.list(actor, id);
    return { items, total: items.length };
  }
}
