export { RequestService } from './request.service.js';
export { day } from './day.js';
