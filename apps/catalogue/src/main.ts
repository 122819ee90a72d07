import { startApp } from '#platform';
import { CatalogueApp } from './catalogue-app.module.js';

await startApp({ name: 'catalogue', module: (config, logger) => CatalogueApp.forRoot(config, logger) });
