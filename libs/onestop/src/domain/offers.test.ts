import { describe, expect, it } from '@jest/globals';
import type { HandlingMode } from '#kernel';
import { modesBetween } from './offers.js';
import type { ServiceOffer } from './service-content.js';

const MODES: readonly HandlingMode[] = ['online', 'collect_and_forward', 'joint'];
const [CHAOYANG, HEPING] = [['110105', '110000'], ['120101', '120000']];

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
    expect(modesBetween({ modes: MODES, offers }, CHAOYANG ?? [], HEPING ?? [])).toEqual(expected);
  });
});
