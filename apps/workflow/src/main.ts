import { startApp } from '#platform';
import { WorkflowApp } from './workflow-app.module.js';

await startApp({ name: 'workflow', module: (config, logger) => WorkflowApp.forRoot(config, logger) });
