import { requestStore } from '../../../libs/workflow/src/data/request.store.js';

export const backDoor = requestStore;
