import { Module } from '@nestjs/common';
import { NoticesModule } from '#notices';
import { OnestopModule } from '#onestop';
import { ProblemCatalogue } from '#platform';
import { WorkflowModule } from '#workflow';
import { ConcernedAuthority } from './concerned-authority.js';
import { MatterQueries } from './data/matter.queries.js';
import { MatterStore } from './data/matter.store.js';
import { RatingStore } from './data/rating.store.js';
import { FeedbackFields } from './feedback-fields.js';
import { MattersController } from './http/matters.controller.js';
import { RatingsController } from './http/ratings.controller.js';
import { FeedbackOfPerson } from './feedback-of-person.source.js';
import { FEEDBACK_PROBLEMS } from './http/refusals.js';
import { MatterClockSweep } from './jobs/matter-clock.sweep.js';
import { FeedbackSubscriptions } from './jobs/subscriptions.js';
import { TellMatterHandler } from './jobs/tell-matter.handler.js';
import { MatterActsService } from './matter-acts.service.js';
import { MatterPagesService } from './matter-pages.service.js';
import { MatterPresenter } from './matter-presenter.js';
import { MatterSearches } from './matter-search.js';
import { MattersService } from './matters.service.js';
import { NewMatters } from './new-matters.js';
import { NewRatings } from './new-ratings.js';
import { RatingFigures } from './rating-figures.js';
import { RatingsService } from './ratings.service.js';

/** What people say of how they were served: ratings, complaints, consultations, and what follows. */
@Module({
  imports: [NoticesModule, OnestopModule, WorkflowModule],
  controllers: [MattersController, RatingsController],
  providers: [
    ConcernedAuthority, FeedbackFields, FeedbackOfPerson, FeedbackSubscriptions, MatterActsService, MatterClockSweep, MatterPagesService, MatterPresenter, MatterQueries, MatterSearches, MattersService, MatterStore, NewMatters, NewRatings,
    RatingFigures, RatingsService, RatingStore, TellMatterHandler,
  ],
})
export class FeedbackModule {
  constructor(problems: ProblemCatalogue) {
    problems.add(FEEDBACK_PROBLEMS);
  }
}
