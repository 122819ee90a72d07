export type { DeferredMaterial } from './domain/applicability.js';
export { validAnswers, validVariants, wrongAnswers, type WrongAnswers } from './domain/form-example.js';
export * from './domain/service-content.js';
export { lintService } from './domain/service-lint.js';
export { FormCheck } from './form-check.js';
export { OnestopModule } from './onestop.module.js';
export { OnestopService } from './onestop.service.js';
export { ONESTOP_ENTITIES, type ServiceTypeEntity } from './data/entities.js';
export { SERVICE_TYPE_COLUMNS, toServiceTypeRow } from './data/service-type-row.js';
