import { Module, type DynamicModule } from '@nestjs/common';
import { CATALOGUE_ENTITIES, CatalogueModule } from '#catalogue';
import { DIRECTORY_ENTITIES, DirectoryModule } from '#directory';
import { NOTICES_ENTITIES } from '#notices';
import { ONESTOP_ENTITIES, OnestopModule } from '#onestop';
import { PlatformModule, type Config, type Logger } from '#platform';
import { PUBLICATION_ENTITIES } from '#publication';

const ENTITIES = [...DIRECTORY_ENTITIES, ...NOTICES_ENTITIES, ...PUBLICATION_ENTITIES, ...CATALOGUE_ENTITIES, ...ONESTOP_ENTITIES];

/** The catalogue of qualifications apart, with whatever else is published: drafts and batches of every kind are handled here. */
@Module({})
export class CatalogueApp {
  static forRoot(config: Config, logger: Logger): DynamicModule {
    return {
      module: CatalogueApp,
      imports: [PlatformModule.forRoot({ config, logger, entities: ENTITIES }), DirectoryModule, CatalogueModule, OnestopModule],
    };
  }
}
