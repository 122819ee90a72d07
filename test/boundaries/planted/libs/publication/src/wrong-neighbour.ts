import { catalogue } from '#catalogue';

export const wrong = catalogue;
