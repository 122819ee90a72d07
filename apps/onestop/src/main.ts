import { startApp } from '#platform';
import { OnestopApp } from './onestop-app.module.js';

await startApp({ name: 'onestop', module: (config, logger) => OnestopApp.forRoot(config, logger) });
