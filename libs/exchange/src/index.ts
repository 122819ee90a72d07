export { CredentialQueries } from './data/credential.queries.js';
export { ExchangeModule } from './exchange.module.js';
export { EXCHANGE_ENTITIES } from './data/entities.js';
export { EXCHANGE_PERSONAL_COLUMNS } from './data/personal-columns.js';
