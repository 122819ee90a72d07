import { routeHandler } from '../jobs/route.handler.js';

export const sideways = routeHandler;
