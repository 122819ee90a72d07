import type { Matter } from '../../api/feedback.js';
import type { Tone } from '../status/notice.js';

/** The colour that goes with a state; the words always stand beside it. */
export const MATTER_TONE: Readonly<Record<Matter['state'], Tone>> = { opened: 'info', answered: 'good', second_look: 'care', verified: 'info', repaired: 'info', called_back: 'info', closed: 'still', withdrawn: 'still' };
