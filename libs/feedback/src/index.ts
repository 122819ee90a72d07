export { FeedbackModule } from './feedback.module.js';
export { FEEDBACK_ENTITIES } from './data/entities.js';
export { FEEDBACK_PERSONAL_COLUMNS } from './data/personal-columns.js';
