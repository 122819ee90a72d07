import { Injectable } from '@nestjs/common';
import { Refused, type RequestVerb } from '#kernel';
import type { Tx } from '#platform';
import type { RequestEntity } from '../data/entities.js';
import type { Leg } from '../domain/joint.js';
import { RequestFields } from '../request-fields.js';
import { AssignmentActs } from './assignment-acts.js';
import { CustodyActs } from './custody-acts.js';
import { DecisionActs } from './decision-acts.js';
import { DeliveryActs, isDeliveryVerb, type DeliveryVerb } from './delivery-acts.js';
import { NO_ASSIGNEE, plain, type ActContext, type CompleteInput, type Effect } from './effect.js';
import { SupplementActs } from './supplement-acts.js';
import { told } from './watching-acts.js';

/** Verbs that a beginning, a hand-over or a supplement is not. */
type CourseVerb = Exclude<RequestVerb, 'submit' | 'open_leg' | 'follow_up' | 'correct' | 'receive' | 'route' | 'take_over' | 'return_misrouted' | 'claim' | 'release' | 'reassign' | 'request_supplement' | 'supply_supplement' | 'allow_supplement' | DeliveryVerb>;

/** Turns a decision into changes. One class a family of acts; the rules themselves are in `domain/`. */
@Injectable()
export class ActEffects {
  constructor(
    private readonly custody: CustodyActs,
    private readonly assignments: AssignmentActs,
    private readonly supplements: SupplementActs,
    private readonly decisions: DecisionActs,
    private readonly deliveries: DeliveryActs,
    private readonly fields: RequestFields,
  ) {}

  /** Codes of the items that the open notice asks for. */
  async openItems(tx: Tx, request: RequestEntity): Promise<string[]> {
    return this.supplements.openItems(tx, request);
  }

  async apply(tx: Tx, request: RequestEntity, verb: RequestVerb, input: CompleteInput, context: ActContext): Promise<Effect> {
    if (isDeliveryVerb(verb)) return this.deliveries.apply(tx, request, verb, input, context);
    switch (verb) {
      case 'submit':
      case 'open_leg':
      case 'follow_up':
      case 'correct':
        throw new Refused({ code: 'wrong_state', details: { verb } });
      case 'receive':
        return this.custody.receive(tx);
      case 'route':
        return this.custody.route(request, input);
      case 'take_over':
        return this.custody.takeOver(request);
      case 'return_misrouted':
        return this.custody.returnMisrouted(request, input, context);
      case 'claim':
        return this.assignments.claim(tx, request, context);
      case 'release':
        return plain(NO_ASSIGNEE, {});
      case 'reassign':
        return this.assignments.reassign(tx, request, input, context);
      case 'request_supplement':
        return this.supplements.request(tx, request, input);
      case 'supply_supplement':
        return this.supplements.supply(tx, request, input, context);
      case 'allow_supplement':
        return this.supplements.allow(request, input, context);
      default:
        return this.applyToCourse(tx, request, verb, input, context);
    }
  }

  /** Acts that decide, end, or change a clock; no request changes hands by them. */
  private async applyToCourse(tx: Tx, request: RequestEntity, verb: CourseVerb, input: CompleteInput, context: ActContext): Promise<Effect> {
    switch (verb) {
      case 'accept':
        return this.decisions.accept(tx, request, context);
      case 'approve':
        return this.decisions.approve(tx, request, input, context);
      case 'decline':
      case 'refuse':
        return this.decisions.refuse(tx, request, verb === 'refuse' ? 'refused' : 'declined', input, context);
      case 'withdraw':
      case 'lapse':
      case 'call_off':
        return this.decisions.end(tx);
      case 'contest':
      case 'uphold':
        return this.decisions.contested(verb === 'contest' ? 'open' : 'settled', {}, input, context);
      case 'set_aside':
        return this.decisions.contested('settled', { acceptedAt: null, deemedAccepted: false }, input, context);
      case 'note_alert':
        return this.decisions.noted(input.alert);
      case 'migrate_version':
        return this.decisions.migrateVersion(input, context);
      case 'note_leg':
        return noted(input.legs, request);
      case 'leave_to_person':
        return plain({ leftToPerson: input.silence ?? null }, { silence: input.silence });
      case 'suspend':
        return plain({}, { ground: input.ground, announcedDays: input.announcedDays }, this.noteOf(input, context));
      case 'extend':
      case 'remind':
      case 'order_supervision':
        return told(request, input, this.noteOf(input, context));
      case 'resume':
      case 'recount':
        return plain({}, {});
    }
  }

  private noteOf(input: CompleteInput, context: ActContext): string {
    return this.fields.sealNote(context.commandId, { reasonText: input.reasonText });
  }
}

/** What changed of the legs, by their codes. */
function noted(legs: readonly Leg[] | undefined, request: RequestEntity): Effect {
  const now = [...(legs ?? request.legs)];
  const changed = now.filter((leg) => leg.standing !== request.legs.find(({ code }) => code === leg.code)?.standing);
  return plain({ legs: now }, { legs: changed.map(({ code, standing }) => ({ code, standing })) });
}
