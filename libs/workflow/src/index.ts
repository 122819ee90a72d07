export { WorkflowModule } from './workflow.module.js';
export { WORKFLOW_ENTITIES } from './data/entities.js';
export { WORKFLOW_PERSONAL_COLUMNS } from './data/personal-columns.js';
export { RequestRecords, type RequestRecord } from './request-records.service.js';
export { certificateNumbersOf, holderNumberOf } from './domain/holding-of-form.js';
export { EvidenceSources, type EvidenceQuestion, type EvidenceSource } from './evidence-sources.js';
export type { Evidence } from './domain/instant.js';
export { SubmissionService } from './submission.service.js';
