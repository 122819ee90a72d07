import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DirectoryQueries } from '#directory';
import { PUBLIC, Public, UnitOfWork } from '#platform';
import { CatalogueService } from '../catalogue.service.js';
import { readMatrixRules } from '../data/matrix-rules.js';
import { matrixOf, type MatrixRule } from '../domain/rule-matrix.js';
import { EntryQuery } from './catalogue.dto.js';
import { RuleMatrix, type MatrixRuleView } from './rule-matrix.dto.js';

@ApiTags('catalogue')
@Public()
@Controller('api/catalogue/qualifications')
export class RuleMatrixController {
  constructor(
    private readonly catalogue: CatalogueService,
    private readonly directory: DirectoryQueries,
    private readonly uow: UnitOfWork,
  ) {}

  /** What a qualification counts for from each province-level jurisdiction to each other, at an instant. */
  @Get(':code/matrix')
  async getMatrix(@Param('code') code: string, @Query() query: EntryQuery): Promise<RuleMatrix> {
    const at = query.at === undefined ? undefined : new Date(query.at);
    const [rules, known] = await Promise.all([this.uow.run(PUBLIC, async (tx) => readMatrixRules(tx, code)), this.directory.jurisdictions()]);
    // rules make an entry known also at an instant at which it did not hold
    if (rules.length === 0) await this.catalogue.getEntry(code, at);
    const places = [...known.values()].filter(({ level }) => level === 'province').map((place) => place.code).sort();
    const cells = matrixOf(rules, places, at ?? this.catalogue.instantOf(undefined));
    return { places, cells: cells.map(({ from, to, rule, next, last }) => ({ from, to, rule: rule && view(rule), next: next && view(next), last: last && view(last) })) };
  }
}

function view({ ruleCode, version, effect, standing, force, valid }: MatrixRule): MatrixRuleView {
  return { ruleCode, version, effect, standing, inForceFrom: force.validFrom.toISOString(), inForceUntil: force.validTo?.toISOString() ?? null, validFrom: valid.validFrom, validTo: valid.validTo };
}
