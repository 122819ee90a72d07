import { Controller, Get, Header, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Public } from '../auth/decorators.js';
import { LiveView, ReadyView } from './health.dto.js';
import { Readiness } from './readiness.js';

@ApiTags('platform')
@Public()
@Controller('api/health')
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

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
    const { ready, checks } = await this.readiness.run();
    if (!ready) reply.status(503);
    return { status: ready ? 'ready' : 'not_ready', checks };
  }
}
