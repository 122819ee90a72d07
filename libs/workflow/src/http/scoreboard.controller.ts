import { Controller, Get, Query, StreamableFile, UseInterceptors } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ConditionalGet, Public } from '#platform';
import { ScoreboardView } from '../scoreboard-views.dto.js';
import { ScoreboardService } from '../scoreboard.service.js';
import { ScoreboardFileQuery, ScoreboardQuery } from './scoreboard.dto.js';

const FILE = { schema: { type: 'string', format: 'binary' } };

@ApiTags('workflow')
@Public()
@Controller('api/workflow/scoreboard')
export class ScoreboardController {
  constructor(private readonly scoreboard: ScoreboardService) {}

  /** How timely each jurisdiction decides, by level, in a period that is over. Small counts are hidden, and what would tell them. */
  @Get()
  @UseInterceptors(ConditionalGet)
  async getScoreboard(@Query() query: ScoreboardQuery): Promise<ScoreboardView> {
    return this.scoreboard.of(query.period);
  }

  /** The same as a file, JSON or CSV. */
  @Get('export')
  @ApiOkResponse({ description: 'The file.', content: { 'application/json': FILE, 'text/csv': FILE } })
  async exportFile(@Query() { period, format = 'json' }: ScoreboardFileQuery): Promise<StreamableFile> {
    const view = await this.scoreboard.of(period);
    const text = format === 'csv' ? await this.scoreboard.csv(period) : JSON.stringify(view);
    return new StreamableFile(Buffer.from(text), { type: format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json', disposition: `attachment; filename="tongban-scoreboard-${view.period ?? 'none'}.${format}"` });
  }
}
