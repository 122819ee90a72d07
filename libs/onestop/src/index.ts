export { OnestopModule } from './onestop.module.js';
export { OnestopService } from './onestop.service.js';
export { ONESTOP_ENTITIES, type LimitsJson, type ServiceTypeEntity } from './data/entities.js';
