import { Controller, Get, Header, Inject, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Public } from '../auth/decorators.js';
import type { Logger } from '../logging/logger.js';
import { LOGGER } from '../tokens.js';
import { LiveView, ReadyView } from './health.dto.js';
import { Readiness } from './readiness.js';

@ApiTags('platform')
@Public()
@Controller('api/health')
export class HealthController {
  constructor(
    private readonly readiness: Readiness,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** The process runs. */
  @Get('live')
  @Header('cache-control', 'no-store')
  live(): LiveView {
    return { status: 'alive' };
  }

  /** The process can serve: database, queue, keys and attachments answer. 503 while it cannot. */
  @Get('ready')
  @Header('cache-control', 'no-store')
  async ready(@Res({ passthrough: true }) reply: { status(code: number): unknown }): Promise<ReadyView> {
    const { ready, checks, failures } = await this.readiness.run();
    for (const { name, error } of failures) this.logger.failure('a readiness check failed', error, { check: name });
    if (!ready) reply.status(503);
    return { status: ready ? 'ready' : 'not_ready', checks };
  }
}
