export { CatalogueModule } from './catalogue.module.js';
export { CatalogueService } from './catalogue.service.js';
export type { Recognition } from './domain/recognise.js';
export { CATALOGUE_PERSONAL_COLUMNS } from './data/alert.entities.js';
export { CATALOGUE_ENTITIES, type QualificationEntity } from './data/entities.js';
export { DirectedImpact } from './directed-impact.js';
export type { Direction } from './recognition-preview.js';
export { readSignatures, verifyData } from './verify-data.js';
export { HoldingAlerts, stopping, type FoundAlert, type HoldingMarks } from './holding-alerts.js';
