import { describe, expect, it } from '@jest/globals';
import type { HandlingMode } from '#kernel';
import { modesBetween, whoDoesNotOffer } from './offers.js';
import type { ServiceOffer } from './service-content.js';

const MODES: readonly HandlingMode[] = ['online', 'collect_and_forward', 'joint'];
const [CHAOYANG, HEPING] = [['110105', '110000'], ['120101', '120000']];
const PARTIES = ['110000', '120000'];

describe('what can be done from where somebody is', () => {
  it.each<[string, readonly ServiceOffer[], HandlingMode[]]>([
    ['everything where nothing else is said', [], ['online', 'collect_and_forward', 'joint']],
    ['what the competent place offers', [{ jurisdiction: '120000', modes: ['online'] }], ['online']],
    ['nothing where the competent place offers nothing', [{ jurisdiction: '120000', modes: [] }], []],
    ['online whatever the place where one is offers, for it takes no part', [{ jurisdiction: '110000', modes: [] }], ['online']],
    ['what both offer, where both take part', [{ jurisdiction: '110000', modes: ['collect_and_forward'] }, { jurisdiction: '120000', modes: ['collect_and_forward', 'joint'] }], ['collect_and_forward']],
    ['what the nearest place says, not the one above it', [{ jurisdiction: '110000', modes: [] }, { jurisdiction: '110105', modes: ['joint'] }], ['online', 'joint']],
    ['no mode that the service has not, whatever a place says', [{ jurisdiction: '120000', modes: ['instant', 'online'] }], ['online']],
  ])('is %s', (_what, offers, expected) => {
    expect(modesBetween({ modes: MODES, offers, parties: PARTIES }, CHAOYANG, HEPING)).toEqual(expected);
  });

  it('is nothing in a place that has no part in it, and nothing to which the place of the applicant belongs where that has none', () => {
    expect(modesBetween({ modes: MODES, offers: [], parties: ['110000'] }, CHAOYANG, HEPING)).toEqual([]);
    expect(modesBetween({ modes: MODES, offers: [], parties: ['120000'] }, CHAOYANG, HEPING)).toEqual(['online']);
  });

  it('says whose offer is missing', () => {
    const service = { modes: MODES, offers: [{ jurisdiction: '110000', modes: [] }, { jurisdiction: '120000', modes: ['online', 'joint'] }], parties: PARTIES } as const;
    expect(MODES.map((mode) => whoDoesNotOffer(service, mode, CHAOYANG, HEPING))).toEqual([null, 'there', 'here']);
  });
});
