import type { RequestView } from './types.js';

/** By what a request is called: its qualification, or its service where it is about none. */
export function topicOf({ qualification, serviceType }: Pick<RequestView, 'qualification' | 'serviceType'>): RequestView['serviceType'] {
  return qualification ?? serviceType;
}
