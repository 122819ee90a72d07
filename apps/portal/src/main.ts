import { startApp } from '#platform';
import { PortalApp } from './portal-app.module.js';

await startApp({ name: 'portal', module: (config, logger) => PortalApp.forRoot(config, logger), web: true });
