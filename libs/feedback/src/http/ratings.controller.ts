import { Body, Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CLOCK, CurrentActor, Limited, Roles, type PersonActor } from '#platform';
import type { Clock } from '#kernel';
import { MatterPagesService } from '../matter-pages.service.js';
import { MatterPresenter } from '../matter-presenter.js';
import { RatingFiguresView, RatingStandingView } from '../matter-views.dto.js';
import { RatingsService, type RatingStanding } from '../ratings.service.js';
import { RateDto } from './feedback.dto.js';

@ApiTags('feedback')
@Controller('api/feedback')
export class RatingsController {
  constructor(
    private readonly ratings: RatingsService,
    private readonly pages: MatterPagesService,
    private readonly presenter: MatterPresenter,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Whether the reader may rate the handling of a request, and what they have said of it. */
  @Get('requests/:id/rating')
  @Roles('resident')
  async getRating(@CurrentActor() actor: PersonActor, @Param('id', ParseUUIDPipe) id: string): Promise<RatingStandingView> {
    return this.viewOf(actor, await this.ratings.standing(actor, id));
  }

  /** Rates one handling, once. A bad rating opens a rectification. */
  @Post('ratings')
  @HttpCode(200)
  @Roles('resident')
  @Limited('submit')
  async rate(@CurrentActor() actor: PersonActor, @Body() { commandId, comment, phone, ...body }: RateDto): Promise<RatingStandingView> {
    const words = comment?.trim() ?? '';
    return this.viewOf(actor, await this.ratings.rate(actor, { ...body, commandId: commandId.toLowerCase(), comment: words === '' ? null : words, phone: phone ?? null }));
  }

  /** How the reader's office was rated in the twelve months before this one. */
  @Get('figures')
  @Roles('window_clerk', 'case_clerk', 'authority_head', 'supervisor')
  async getFigures(@CurrentActor() actor: PersonActor): Promise<RatingFiguresView> {
    return this.pages.figures(actor);
  }

  private async viewOf(actor: PersonActor, { mayRate, rating, rectification }: RatingStanding): Promise<RatingStandingView> {
    const [matter] = await this.presenter.summaries(actor, rectification ? [rectification] : [], this.clock.now());
    return { mayRate, rating: rating && this.presenter.rating(rating), rectification: matter ?? null };
  }
}
