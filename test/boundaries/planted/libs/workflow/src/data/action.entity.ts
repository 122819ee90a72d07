import { RequestEntity } from './request.entity.js';

export class ActionEntity {
  static readonly relation = (): unknown => RequestEntity;
}
