import { Module, type DynamicModule } from '@nestjs/common';
import { DIRECTORY_ENTITIES, DirectoryModule } from '#directory';
import { PlatformModule, type Config, type Logger } from '#platform';
import { SETTLEMENT_ENTITIES, SettlementModule } from '#settlement';

const ENTITIES = [...DIRECTORY_ENTITIES, ...SETTLEMENT_ENTITIES];

/** Settlement apart. */
@Module({})
export class SettlementApp {
  static forRoot(config: Config, logger: Logger): DynamicModule {
    return {
      module: SettlementApp,
      imports: [PlatformModule.forRoot({ config, logger, entities: ENTITIES }), DirectoryModule, SettlementModule],
    };
  }
}
