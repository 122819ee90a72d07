export type { DeferredMaterial } from './domain/applicability.js';
export { validVariants, wrongAnswers } from './domain/form-example.js';
export type * from './domain/service-content.js';
export { COMPETENT_LEVELS, COMPETENT_PLACES, FIELD_WIDGETS, LIFE_EVENTS, MATERIAL_ORIGINS } from './domain/service-content.js';
export { lintService } from './domain/service-lint.js';
export { OnestopModule } from './onestop.module.js';
export { OnestopService } from './onestop.service.js';
export { ONESTOP_ENTITIES, type LimitJson, type LimitsJson, type ServiceTypeEntity } from './data/entities.js';
