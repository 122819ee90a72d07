import { onestop } from '#onestop';

export const wrong = onestop;
