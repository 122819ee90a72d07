import { Controller, Get, Header, Param, ParseUUIDPipe, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Public } from '#platform';
import type { FastifyReply } from 'fastify';
import { IssuerKeysService } from '../issuer-keys.service.js';
import { StatusListsService } from '../status-lists.service.js';
import { JwksView } from './exchange.dto.js';

/** What everyone needs who was shown a certificate; pages of other origins may read it. */
@ApiTags('exchange')
@Controller('api/exchange')
export class IssuersController {
  constructor(
    private readonly keys: IssuerKeysService,
    private readonly lists: StatusListsService,
  ) {}

  /** Public keys of the issuer that is this jurisdiction, current and older. */
  @Get('issuers/:jurisdiction/jwks.json')
  @Public()
  @Header('access-control-allow-origin', '*')
  @Header('cache-control', 'public, max-age=60')
  async getJwks(@Param('jurisdiction') jurisdiction: string): Promise<JwksView> {
    return { keys: await this.keys.jwks(jurisdiction) };
  }

  /** A Token Status List: which certificates in it are revoked or suspended. */
  @Get('status-lists/:id')
  @Public()
  @ApiProduces('application/statuslist+jwt')
  @ApiOkResponse({ description: 'A signed JWT.', content: { 'application/statuslist+jwt': { schema: { type: 'string' } } } })
  async getStatusList(@Param('id', ParseUUIDPipe) id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const token = await this.lists.token(id);
    // The list itself says how long it may be kept (ttl); in between nobody shall be given an older one.
    void reply.header('content-type', 'application/statuslist+jwt').header('access-control-allow-origin', '*').header('cache-control', 'no-cache');
    return token;
  }
}
