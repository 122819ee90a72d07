import { personStore } from '../../../directory/src/data/person.store.js';

export const backDoor = personStore;
