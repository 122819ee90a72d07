export { DirectoryModule } from './directory.module.js';
export { DirectoryQueries } from './data/directory.queries.js';
export { DIRECTORY_ENTITIES, type Authority, type DutyWindow } from './data/entities.js';
export { PostQueries } from './data/post.queries.js';
export { DIRECTORY_PERSONAL_COLUMNS, PersonStore, type PersonDetails } from './data/person.store.js';
