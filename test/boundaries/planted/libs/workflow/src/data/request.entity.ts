import { ActionEntity } from './action.entity.js';

export class RequestEntity {
  static readonly relation = (): unknown => ActionEntity;
}
