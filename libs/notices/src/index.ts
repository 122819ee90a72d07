export { NoticesModule } from './notices.module.js';
export { NOTICES_ENTITIES } from './data/entities.js';
export { NOTICES_PERSONAL_COLUMNS } from './data/personal-columns.js';
export { NoticeDesk, type Addressee as NoticeAddressee, type NoticeSubject } from './notice-desk.js';
export type { NoticeTemplate } from './domain/templates.js';
