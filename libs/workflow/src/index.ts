export { WorkflowModule } from './workflow.module.js';
export { WORKFLOW_ENTITIES } from './data/entities.js';
export { WORKFLOW_PERSONAL_COLUMNS } from './data/personal-columns.js';
