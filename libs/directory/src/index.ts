export { DirectoryModule } from './directory.module.js';
export { DirectoryQueries, type CalendarCorrection } from './data/directory.queries.js';
export { DIRECTORY_ENTITIES, type Authority, type DutyWindow } from './data/entities.js';
export { PostQueries } from './data/post.queries.js';
export { DIRECTORY_PERSONAL_COLUMNS, PersonStore, type PersonDetails } from './data/person.store.js';
export { PersonalDataSources, type PersonalDataSource } from './personal-data.js';
export { CalendarPublisher } from './calendar-publisher.js';
export type { CalendarChange, DayChange } from './domain/calendar-change.js';
export { readCalendarNotice, type CalendarNotice } from './domain/calendar-notice.js';
