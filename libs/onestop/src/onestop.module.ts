import { Module } from '@nestjs/common';
import { ProblemCatalogue } from '#platform';
import { OnestopQueries } from './data/onestop.queries.js';
import { OnestopController } from './http/onestop.controller.js';
import { ONESTOP_PROBLEMS } from './http/refusals.js';
import { OnestopService } from './onestop.service.js';

/** Service types: what can be asked for, with which form, materials and limits. */
@Module({ controllers: [OnestopController], providers: [OnestopQueries, OnestopService], exports: [OnestopService] })
export class OnestopModule {
  constructor(problems: ProblemCatalogue) {
    problems.add(ONESTOP_PROBLEMS);
  }
}
