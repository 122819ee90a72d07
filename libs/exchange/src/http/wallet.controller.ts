import { Body, Controller, Get, Header, Headers, HttpCode, Param, ParseUUIDPipe, Post, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { ForeignTokens, Limited, Public } from '#platform';
import { IssuerKeysService, type PublishedKey } from '../issuer-keys.service.js';
import { HolderProofs } from '../holder-proofs.js';
import { CREDENTIAL_CONFIGURATIONS, OffersService, PRE_AUTHORISED } from '../offers.service.js';
import { WalletError } from '../wallet-error.js';
import { issuerMetadata, tokenMetadata } from '../wallet-metadata.js';
import { readCredentialRequest } from './credential-request.js';
import { WalletErrorFilter } from './wallet-error.filter.js';

type Json = Readonly<Record<string, unknown>>;

/**
 * What wallets and verifiers speak to: OpenID4VCI 1.0 and the metadata of SD-JWT VC. Not in our own description of the API, because other specifications describe it, down to
 * the shape of its errors; unknown members of a request are passed over, as those specifications ask.
 */
@ApiExcludeController()
@Controller()
@Public()
@ForeignTokens()
@UseFilters(WalletErrorFilter)
export class WalletController {
  constructor(
    private readonly keys: IssuerKeysService,
    private readonly offers: OffersService,
    private readonly proofs: HolderProofs,
  ) {}

  @Get('.well-known/jwt-vc-issuer/api/exchange/issuers/:jurisdiction')
  @Header('access-control-allow-origin', '*')
  async getVcIssuer(@Param('jurisdiction') jurisdiction: string): Promise<{ issuer: string; jwks: { keys: PublishedKey[] } }> {
    return { issuer: await this.keys.issuer(jurisdiction), jwks: { keys: await this.keys.jwks(jurisdiction) } };
  }

  @Get('.well-known/openid-credential-issuer/api/exchange/issuers/:jurisdiction')
  @Header('access-control-allow-origin', '*')
  async getIssuerMetadata(@Param('jurisdiction') jurisdiction: string): Promise<Json> {
    return issuerMetadata(await this.keys.issuer(jurisdiction));
  }

  @Get('.well-known/oauth-authorization-server/api/exchange/issuers/:jurisdiction')
  @Header('access-control-allow-origin', '*')
  async getTokenMetadata(@Param('jurisdiction') jurisdiction: string): Promise<Json> {
    return tokenMetadata(await this.keys.issuer(jurisdiction));
  }

  @Get('api/exchange/offers/:id')
  @Limited('wallet')
  @Header('cache-control', 'no-store')
  async getOffer(@Param('id', ParseUUIDPipe) id: string): Promise<Json> {
    const offer = await this.offers.show(id);
    if (!offer) throw new WalletError('invalid_request', 'the offer is unknown, used or too old', 404);
    return offer;
  }

  @Post('api/exchange/issuers/:jurisdiction/token')
  @HttpCode(200)
  @Limited('wallet')
  @Header('cache-control', 'no-store')
  async postToken(@Param('jurisdiction') jurisdiction: string, @Body() body: unknown): Promise<Json> {
    await this.keys.issuer(jurisdiction);
    const { grant_type: grant, 'pre-authorized_code': code, tx_code: txCode } = (body ?? {}) as Json;
    if (typeof grant !== 'string') throw new WalletError('invalid_request', 'grant_type is missing');
    if (grant !== PRE_AUTHORISED) throw new WalletError('unsupported_grant_type', `only ${PRE_AUTHORISED}`);
    if (typeof code !== 'string' || (txCode !== undefined && typeof txCode !== 'string')) throw new WalletError('invalid_request', 'pre-authorized_code is missing');
    const { token, expiresIn } = await this.offers.token(jurisdiction, code, txCode);
    return { access_token: token, token_type: 'Bearer', expires_in: expiresIn };
  }

  @Post('api/exchange/issuers/:jurisdiction/nonce')
  @HttpCode(200)
  @Limited('wallet')
  @Header('cache-control', 'no-store')
  async postNonce(@Param('jurisdiction') jurisdiction: string): Promise<Json> {
    return { c_nonce: this.proofs.nonce(await this.keys.issuer(jurisdiction)) };
  }

  @Post('api/exchange/issuers/:jurisdiction/credential')
  @HttpCode(200)
  @Limited('wallet')
  @Header('cache-control', 'no-store')
  async postCredential(@Param('jurisdiction') jurisdiction: string, @Headers('authorization') authorization: string | undefined, @Body() body: unknown): Promise<Json> {
    await this.keys.issuer(jurisdiction);
    const token = /^Bearer ([\w-]{20,200})$/i.exec(authorization ?? '')?.[1];
    if (token === undefined) throw new WalletError('invalid_token', 'an access token is needed', 401);
    return { credentials: [{ credential: await this.offers.fetch(jurisdiction, token, readCredentialRequest(body, Object.values(CREDENTIAL_CONFIGURATIONS))) }] };
  }
}
