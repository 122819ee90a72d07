import { startApp } from '#platform';
import { SettlementApp } from './settlement-app.module.js';

await startApp({ name: 'settlement', module: (config, logger) => SettlementApp.forRoot(config, logger) });
