import { RequestService } from '../request.service.js';

export const routeHandler = new RequestService();
