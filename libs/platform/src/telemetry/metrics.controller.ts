import { createHash, timingSafeEqual } from 'node:crypto';
import { Controller, Get, Header, Inject, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Refused } from '#kernel';
import type { FastifyRequest } from 'fastify';
import { Public } from '../auth/decorators.js';
import type { Config } from '../config.js';
import { CONFIG } from '../tokens.js';
import { Metrics } from './metrics.js';

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** Figures for Prometheus: on the machine itself, or with the token of `METRICS_TOKEN` by `X-Metrics-Token`. */
@ApiExcludeController()
@Public()
@Controller('metrics')
export class MetricsController {
  constructor(
    private readonly metrics: Metrics,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  @Header('cache-control', 'no-store')
  async page(@Req() request: FastifyRequest): Promise<string> {
    if (!this.mayRead(request)) throw new Refused({ code: 'not_found' });
    return this.metrics.page();
  }

  /** Without a token only the machine itself may read, and only directly: a proxy's address says nothing about who is behind it. */
  private mayRead(request: FastifyRequest): boolean {
    const { metricsToken } = this.config;
    if (metricsToken === undefined) return LOOPBACK.has(request.socket.remoteAddress ?? '') && request.headers['x-forwarded-for'] === undefined;
    const given = request.headers['x-metrics-token'];
    return typeof given === 'string' && timingSafeEqual(digest(given), digest(metricsToken));
  }
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
