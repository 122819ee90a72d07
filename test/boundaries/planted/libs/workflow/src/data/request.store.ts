import { queue } from '#platform';
import { routing } from '../domain/routing.js';
import { RequestEntity } from './request.entity.js';

export const requestStore = [queue, routing, RequestEntity];
