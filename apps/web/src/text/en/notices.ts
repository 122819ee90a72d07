import type { Texts } from '../zh.js';

export const notices: Texts['notices'] = {
  title: 'Notices',
  lead: 'News of your requests, certificates and work appears here.',
  emptyTitle: 'No notices yet',
  emptyText: 'What there is to tell you appears here.',
  unread: 'unread',
  markRead: 'Mark as read',
};
