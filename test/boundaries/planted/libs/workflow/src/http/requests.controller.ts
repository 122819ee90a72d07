import { RequestService } from '../request.service.js';

export class RequestsController {
  readonly service = new RequestService();
}
