import { ApiProperty } from '@nestjs/swagger';

export class LiveView {
  status: 'alive';
}

export class ReadyView {
  status: 'ready' | 'not_ready';
  /** Outcome by check; why one failed stands in the log. */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string', enum: ['ok', 'failed'] } }) checks: Readonly<Record<string, 'ok' | 'failed'>>;
}
