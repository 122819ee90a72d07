import { Module, type DynamicModule } from '@nestjs/common';
import { DIRECTORY_ENTITIES, DirectoryModule } from '#directory';
import { NOTICES_ENTITIES } from '#notices';
import { ONESTOP_ENTITIES, OnestopModule } from '#onestop';
import { PlatformModule, type Config, type Logger } from '#platform';
import { PUBLICATION_ENTITIES } from '#publication';

const ENTITIES = [...DIRECTORY_ENTITIES, ...NOTICES_ENTITIES, ...PUBLICATION_ENTITIES, ...ONESTOP_ENTITIES];

/** The service types apart. */
@Module({})
export class OnestopApp {
  static forRoot(config: Config, logger: Logger): DynamicModule {
    return {
      module: OnestopApp,
      imports: [PlatformModule.forRoot({ config, logger, entities: ENTITIES }), DirectoryModule, OnestopModule],
    };
  }
}
