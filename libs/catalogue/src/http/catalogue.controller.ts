import { Body, Controller, Get, HttpCode, Param, Post, Query, UseInterceptors } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DirectoryQueries } from '#directory';
import { periodContains } from '#kernel';
import { ConditionalGet, Limited, PUBLIC, Public, UnitOfWork, pageOf, readOffset } from '#platform';
import { CatalogueService } from '../catalogue.service.js';
import { CertificateCheck } from '../certificate-check.js';
import { CatalogueQueries } from '../data/catalogue.queries.js';
import { EntryQuery, QualificationPage, QualificationsQuery, QualificationView } from './catalogue.dto.js';
import { holdingOf, toEntryView, toRecognitionView, toSummary } from './catalogue.presenter.js';
import { CheckCertificateDto, RecognitionQuery, RecognitionView } from './recognition.dto.js';

@ApiTags('catalogue')
@Public()
@Controller('api/catalogue')
export class CatalogueController {
  constructor(
    private readonly queries: CatalogueQueries,
    private readonly catalogue: CatalogueService,
    private readonly directory: DirectoryQueries,
    private readonly uow: UnitOfWork,
    private readonly certificates: CertificateCheck,
  ) {}

  /** The catalogue of mutually recognised qualifications. */
  @Get('qualifications')
  @UseInterceptors(ConditionalGet)
  async listQualifications(@Query() query: QualificationsQuery): Promise<QualificationPage> {
    const offset = readOffset(query.cursor);
    const found = await this.uow.run(PUBLIC, async (tx) => this.queries.list(tx, { ...query, at: instantOf(query), offset }));
    return pageOf(found.items.map(toSummary), found.total, offset);
  }

  /** One entry with its provenance and its rules. */
  @Get('qualifications/:code')
  @UseInterceptors(ConditionalGet)
  async getQualification(@Param('code') code: string, @Query() query: EntryQuery): Promise<QualificationView> {
    const at = instantOf(query);
    const [{ entry, rules }, authorities] = await Promise.all([this.catalogue.getEntry(code, at), this.directory.authorities()]);
    const standing = rules.filter(({ force }) => periodContains(force, at ?? this.catalogue.instantOf(undefined)));
    return toEntryView(entry, standing, new Map([...authorities.values()].map((authority) => [authority.code, authority])));
  }

  /** What a qualification counts for in another jurisdiction at an instant, and why. That it is not recognised is an answer, not a problem. */
  @Get('recognition')
  async getRecognition(@Query() query: RecognitionQuery): Promise<RecognitionView> {
    const at = instantOf(query) ?? this.catalogue.instantOf(query.on);
    const { from, to } = query;
    const { entry, answer } = await this.catalogue.answer(holdingOf(query), from, to, at);
    return toRecognitionView({ entry, answer, from, to, at });
  }

  /** What one certificate counts for, under what its issuer says of its number: suspended, revoked or cancelled, by whom, since and until when; not why. That nothing is said does not mean that it exists. */
  @Post('recognition/check')
  @HttpCode(200)
  @Limited('certificate_check')
  async checkCertificate(@Body() { qualification, certificateNumber, issuedOn, expiresOn, from, to, on }: CheckCertificateDto): Promise<RecognitionView> {
    const at = this.catalogue.instantOf(on);
    return toRecognitionView({ ...(await this.certificates.check({ qualificationCode: qualification, certificateNumber, issuedOn, expiresOn }, from, to, at)), from, to, at });
  }
}

function instantOf({ at }: { readonly at?: string }): Date | undefined {
  return at === undefined ? undefined : new Date(at);
}
