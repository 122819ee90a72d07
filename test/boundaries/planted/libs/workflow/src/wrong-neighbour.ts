import { settlement } from '#settlement';

export const wrong = settlement;
