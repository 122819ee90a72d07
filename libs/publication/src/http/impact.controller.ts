import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, Roles, type PersonActor } from '#platform';
import { ImpactService, type Impact } from '../impact.service.js';
import { PublicationImpact } from './impact.dto.js';

/** Counts for whoever publishes; the requests themselves only for those who may see them. */
@ApiTags('publication')
@Roles('catalogue_admin', 'case_clerk', 'supervisor', 'auditor')
@Controller('api/publication')
export class PublicationImpactController {
  constructor(private readonly impact: ImpactService) {}

  /** Which open requests, credentials and service types depend on the draft's document, and what would change for each. */
  @Get('drafts/:id/impact')
  @Roles('catalogue_admin', 'auditor')
  async getDraftImpact(@CurrentActor() actor: PersonActor, @Param('id', ParseUUIDPipe) id: string): Promise<PublicationImpact> {
    return toView(await this.impact.ofDraft(actor, id));
  }

  /** The same for everything in a batch together. */
  @Get('batches/:id/impact')
  async getBatchImpact(@CurrentActor() actor: PersonActor, @Param('id', ParseUUIDPipe) id: string): Promise<PublicationImpact> {
    return toView(await this.impact.ofBatch(actor, id));
  }
}

function toView({ at, documents, documentsTotal, sources }: Impact): PublicationImpact {
  const words = ({ zh, en }: { readonly zh: readonly string[]; readonly en: readonly string[] }): { zh: string[]; en: string[] } => ({ zh: [...zh], en: [...en] });
  return {
    at: at.toISOString(), documentsTotal,
    documents: documents.map((each) => ({ ...each, changes: [...each.changes], removed: words(each.removed), added: words(each.added) })),
    sources: sources.map(({ source, groups, items, itemsTotal }) => ({
      source, groups: [...groups], items: [...items], itemsTotal,
      total: groups.reduce((sum, { count }) => sum + count, 0), changed: groups.reduce((sum, { count, changed }) => sum + (changed ? count : 0), 0),
    })),
  };
}
