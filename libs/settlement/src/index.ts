export { SettlementModule } from './settlement.module.js';
export { SETTLEMENT_ENTITIES } from './data/entities.js';
export type { InstitutionGrade, InstitutionKind } from './domain/institution.js';
