import type { Provider, Type } from '@nestjs/common';
import { EscalationStore } from './data/escalation.store.js';
import { FigureStore } from './data/figure.store.js';
import { SupervisionQueries } from './data/supervision.queries.js';
import { EscalationPresenter } from './escalation-presenter.js';
import { EscalationTelling } from './escalation-telling.js';
import { EscalationUpkeep } from './escalation-upkeep.js';
import { EscalationsService } from './escalations.service.js';
import { EscalationsController } from './http/escalations.controller.js';
import { ScoreboardController } from './http/scoreboard.controller.js';
import { SupervisionController } from './http/supervision.controller.js';
import { TimelinessController } from './http/timeliness.controller.js';
import { EscalationSubscriptions } from './jobs/escalation-subscriptions.js';
import { EscalationSweep } from './jobs/escalation.sweep.js';
import { FigureSweep } from './jobs/figure.sweep.js';
import { RatingFigureSources } from './rating-figure-sources.js';
import { ScoreboardService } from './scoreboard.service.js';
import { SupervisionCasesService } from './supervision-cases.service.js';
import { SupervisionFiguresService } from './supervision-figures.service.js';
import { TimelinessService } from './timeliness.service.js';

/** What supervisors work with: parts of the workflow's module, which they read and write with it. */
export const SUPERVISION_CONTROLLERS: Type[] = [EscalationsController, ScoreboardController, SupervisionController, TimelinessController];
export const SUPERVISION_PROVIDERS: Provider[] = [EscalationPresenter, EscalationStore, EscalationSubscriptions, EscalationSweep, EscalationTelling, EscalationUpkeep, EscalationsService, SupervisionQueries, SupervisionCasesService, SupervisionFiguresService, FigureStore, FigureSweep, RatingFigureSources, ScoreboardService, TimelinessService];
