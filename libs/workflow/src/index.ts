export { WorkflowModule } from './workflow.module.js';
export { WORKFLOW_ENTITIES } from './data/entities.js';
export { WORKFLOW_PERSONAL_COLUMNS } from './data/personal-columns.js';
export { RequestRecords, type RequestRecord } from './request-records.service.js';
export { certificateNumbersOf, holderNumberOf } from './domain/holding-of-form.js';
export { SubmissionService } from './submission.service.js';
