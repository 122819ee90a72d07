import { Module, type DynamicModule } from '@nestjs/common';
import { CATALOGUE_ENTITIES, CATALOGUE_PERSONAL_COLUMNS, CatalogueModule } from '#catalogue';
import { DIRECTORY_ENTITIES, DIRECTORY_PERSONAL_COLUMNS, DirectoryModule } from '#directory';
import { EXCHANGE_ENTITIES, EXCHANGE_PERSONAL_COLUMNS, ExchangeModule } from '#exchange';
import { FEEDBACK_ENTITIES, FEEDBACK_PERSONAL_COLUMNS, FeedbackModule } from '#feedback';
import { NOTICES_ENTITIES, NOTICES_PERSONAL_COLUMNS, NoticesModule } from '#notices';
import { ONESTOP_ENTITIES, ONESTOP_PERSONAL_COLUMNS, OnestopModule } from '#onestop';
import { PLATFORM_PERSONAL_COLUMNS, PlatformModule, type Config, type Logger, type PersonalColumn } from '#platform';
import { PUBLICATION_ENTITIES } from '#publication';
import { SETTLEMENT_ENTITIES, SettlementModule } from '#settlement';
import { WORKFLOW_ENTITIES, WORKFLOW_PERSONAL_COLUMNS, WorkflowModule } from '#workflow';

const ENTITIES = [...DIRECTORY_ENTITIES, ...NOTICES_ENTITIES, ...PUBLICATION_ENTITIES, ...CATALOGUE_ENTITIES, ...ONESTOP_ENTITIES, ...SETTLEMENT_ENTITIES, ...WORKFLOW_ENTITIES, ...FEEDBACK_ENTITIES, ...EXCHANGE_ENTITIES];

/** Every encrypted column of every context: what a rotation of the keys walks over. */
export const PERSONAL_COLUMNS: readonly PersonalColumn[] = [...PLATFORM_PERSONAL_COLUMNS, ...DIRECTORY_PERSONAL_COLUMNS, ...NOTICES_PERSONAL_COLUMNS, ...CATALOGUE_PERSONAL_COLUMNS, ...ONESTOP_PERSONAL_COLUMNS, ...WORKFLOW_PERSONAL_COLUMNS, ...FEEDBACK_PERSONAL_COLUMNS, ...EXCHANGE_PERSONAL_COLUMNS];

/** The contexts of the portal; apps do not import each other, so they are named here again. */
@Module({})
export class EveryContext {
  static forRoot(config: Config, logger: Logger): DynamicModule {
    return {
      module: EveryContext,
      imports: [PlatformModule.forRoot({ config, logger, entities: ENTITIES }), DirectoryModule, NoticesModule, CatalogueModule, OnestopModule, SettlementModule, WorkflowModule, FeedbackModule, ExchangeModule],
    };
  }
}
