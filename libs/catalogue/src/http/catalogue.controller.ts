import { Controller, Get, Param, Query, UseInterceptors } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { periodContains } from '#kernel';
import { ConditionalGet, PUBLIC, Public, UnitOfWork, pageOf, readOffset } from '#platform';
import { CatalogueService } from '../catalogue.service.js';
import { CatalogueQueries } from '../data/catalogue.queries.js';
import type { QualificationEntity } from '../data/entities.js';
import type { RecognitionRule } from '../domain/recognise.js';
import { EntryQuery, QualificationPage, QualificationsQuery, QualificationSummary, QualificationView, RecognitionQuery, RecognitionRuleView, RecognitionView } from './catalogue.dto.js';

@ApiTags('catalogue')
@Public()
@Controller('api/catalogue')
export class CatalogueController {
  constructor(
    private readonly queries: CatalogueQueries,
    private readonly catalogue: CatalogueService,
    private readonly uow: UnitOfWork,
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
    const { entry, rules: every } = await this.catalogue.getEntry(code, at);
    const rules = every.filter(({ force }) => periodContains(force, at ?? this.catalogue.instantOf(undefined)));
    const { version, standing, synonyms, departmentCode, legalBasis, certificateZh, validity, renewalLead, provenance } = entry;
    return { ...toSummary(entry), version, standing, synonyms, departmentCode, legalBasis, certificateZh, validity, renewalLead, provenance, rules: rules.map(toRuleView) };
  }

  /** What a qualification counts for in another jurisdiction on a day. */
  @Get('recognition')
  async getRecognition(@Query() query: RecognitionQuery): Promise<RecognitionView> {
    const { entry, on, recognition } = await this.catalogue.recognition(query.qualification, query.from, query.to, instantOf(query) ?? this.catalogue.instantOf(query.on));
    return { qualification: toSummary(entry), on, rule: toRuleView(recognition.rule), request: recognition.request };
  }
}

function instantOf({ at }: { readonly at?: string }): Date | undefined {
  return at === undefined ? undefined : new Date(at);
}

function toSummary(q: QualificationEntity): QualificationSummary {
  const { code, status, nameZh, nameEn, holderType, sector, authorityZh, recognitionEffect } = q;
  return { code, status, nameZh, nameEn, holderType, sector, class: q.class, authorityZh, recognitionEffect, jjjStatus: q.provenance.jjjStatus };
}

function toRuleView(r: RecognitionRule): RecognitionRuleView {
  return {
    id: r.id, code: r.code, from: r.from, to: r.to, version: r.version, effect: r.effect, conditions: [...r.conditions], documents: [...r.documents],
    legalBasis: [...r.legalBasis], validFrom: r.valid.validFrom, validTo: r.valid.validTo,
  };
}
