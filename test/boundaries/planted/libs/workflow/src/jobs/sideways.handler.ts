import { RequestsController } from '../http/requests.controller.js';

export const sideways = RequestsController;
