import { RequestService } from '../request.service.js';

export const upward = RequestService;
