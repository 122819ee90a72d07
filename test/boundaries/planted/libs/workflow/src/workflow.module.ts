import { RequestsController } from './http/requests.controller.js';
import { routeHandler } from './jobs/route.handler.js';

export const workflowModule = [RequestsController, routeHandler];
