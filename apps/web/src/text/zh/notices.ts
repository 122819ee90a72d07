/** Notices, how they are sent, and what was sent. */
export const notices = {
  title: '通知',
  lead: '申请、证书和您负责的工作有进展时在这里告诉您。',
  emptyTitle: '还没有通知',
  emptyText: '有事要告诉您时会显示在这里。',
  unread: '未读',
  markRead: '标为已读',
};
