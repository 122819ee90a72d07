import type { FeedbackEventType } from '#contracts';
import type { Tx } from '#platform';
import type { MatterEntity } from './data/entities.js';
import type { MatterVerb } from './domain/life-cycle.js';

/** What an act on a matter is announced as. */
export const EVENT_OF: Readonly<Record<MatterVerb, Exclude<FeedbackEventType, 'feedback.rated'>>> = {
  take: 'feedback.advanced', forward: 'feedback.forwarded', answer: 'feedback.answered', accept_answer: 'feedback.advanced', settle: 'feedback.advanced', ask_again: 'feedback.second_look_asked',
  conclude: 'feedback.concluded', withdraw: 'feedback.advanced', verify: 'feedback.advanced', repair: 'feedback.advanced', call_back: 'feedback.advanced', close: 'feedback.concluded',
};

/** Announces it. Of what a bad rating has opened no office hears live: those who handled the request sit there. */
export function announceMatter(tx: Tx, event: Exclude<FeedbackEventType, 'feedback.rated'>, { id, version, kind, personId, holderJurisdiction, involvedAuthorities }: MatterEntity): void {
  tx.emit(event, id, holderJurisdiction, { matterId: id, version }, { persons: [personId], authorities: kind === 'rectification' ? [] : involvedAuthorities, jurisdictions: [] });
}
