import { Module, type DynamicModule } from '@nestjs/common';
import { CATALOGUE_ENTITIES, CatalogueModule } from '#catalogue';
import { DIRECTORY_ENTITIES, DirectoryModule } from '#directory';
import { EXCHANGE_ENTITIES, ExchangeModule } from '#exchange';
import { FEEDBACK_ENTITIES, FeedbackModule } from '#feedback';
import { NOTICES_ENTITIES, NoticesModule } from '#notices';
import { ONESTOP_ENTITIES, OnestopModule } from '#onestop';
import { PlatformModule, type Config, type Logger } from '#platform';
import { PUBLICATION_ENTITIES } from '#publication';
import { WORKFLOW_ENTITIES, WorkflowModule } from '#workflow';

const ENTITIES = [...DIRECTORY_ENTITIES, ...NOTICES_ENTITIES, ...PUBLICATION_ENTITIES, ...CATALOGUE_ENTITIES, ...ONESTOP_ENTITIES, ...WORKFLOW_ENTITIES, ...FEEDBACK_ENTITIES, ...EXCHANGE_ENTITIES];

/** Requests apart; what may be asked for, and what it counts for, is asked of the catalogue and of the service types in the same process; certificates follow decisions here. */
@Module({})
export class WorkflowApp {
  static forRoot(config: Config, logger: Logger): DynamicModule {
    return {
      module: WorkflowApp,
      imports: [PlatformModule.forRoot({ config, logger, entities: ENTITIES }), DirectoryModule, NoticesModule, CatalogueModule, OnestopModule, WorkflowModule, FeedbackModule, ExchangeModule],
    };
  }
}
