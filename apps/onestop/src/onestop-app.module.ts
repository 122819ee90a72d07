import { Module, type DynamicModule } from '@nestjs/common';
import { DIRECTORY_ENTITIES, DirectoryModule } from '#directory';
import { ONESTOP_ENTITIES, OnestopModule } from '#onestop';
import { PlatformModule, type Config, type Logger } from '#platform';

const ENTITIES = [...DIRECTORY_ENTITIES, ...ONESTOP_ENTITIES];

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
