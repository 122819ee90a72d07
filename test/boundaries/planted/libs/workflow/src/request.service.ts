import { catalogue } from '#catalogue';
import { directory } from '#directory';
import { requestStore } from './data/request.store.js';

export class RequestService {
  readonly uses = [catalogue, directory, requestStore];
}
