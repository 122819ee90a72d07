import { Global, Module } from '@nestjs/common';
import { PRINCIPALS, ProblemCatalogue } from '#platform';
import { DirectoryQueries } from './data/directory.queries.js';
import { PersonStore } from './data/person.store.js';
import { PostQueries } from './data/post.queries.js';
import { PrincipalsOfDirectory } from './data/principals.queries.js';
import { DirectoryController } from './http/directory.controller.js';
import { MyDataController } from './http/my-data.controller.js';
import { DIRECTORY_PROBLEMS } from './http/refusals.js';
import { MyDataService } from './my-data.service.js';
import { PersonalDataSources } from './personal-data.js';

/** Jurisdictions, authorities, windows, people and their posts. Global: every process signs people in by it. */
@Global()
@Module({
  controllers: [DirectoryController, MyDataController],
  providers: [DirectoryQueries, MyDataService, PersonalDataSources, PersonStore, PostQueries, PrincipalsOfDirectory, { provide: PRINCIPALS, useExisting: PrincipalsOfDirectory }],
  exports: [DirectoryQueries, PersonalDataSources, PersonStore, PostQueries, PRINCIPALS],
})
export class DirectoryModule {
  constructor(problems: ProblemCatalogue) {
    problems.add(DIRECTORY_PROBLEMS);
  }
}
