export type { DeferredMaterial } from './domain/applicability.js';
export { OnestopModule } from './onestop.module.js';
export { OnestopService } from './onestop.service.js';
export { ONESTOP_ENTITIES, type LimitJson, type LimitsJson, type ServiceTypeEntity } from './data/entities.js';
