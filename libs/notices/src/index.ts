export { NoticesModule } from './notices.module.js';
export { NOTICES_ENTITIES } from './data/entities.js';
export { NoticeDesk, type NoticeSubject } from './notice-desk.js';
export type { NoticeTemplate } from './domain/templates.js';
