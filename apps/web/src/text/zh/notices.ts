/** Notices, how they are sent, and what was sent. */
export const notices = {
  title: '通知',
  lead: '申请、证书和您负责的工作有进展时在这里告诉您。',
  emptyTitle: '还没有通知',
  emptyText: '有事要告诉您时会显示在这里。',
  unread: '未读',
  markRead: '标为已读',
  settings: '通知设置',
  search: '按编号或名称查找',
  settingsTitle: '通知设置',
  settingsLead: '应用内的通知总会显示。您还可以选择用邮箱和系统接口接收哪些通知。',
  language: { title: '邮件语言', zh: '中文', en: '英文' },
  ways: '用哪种方式接收哪些通知',
  waysHint: '没有确认邮箱，就没有邮件；没有登记接收地址，就没有系统通知。',
  group: { legal: '法律要求的通知', progress: '申请的进展', certificate: '证书', work: '等待您处理的工作', catalogue: '互认目录' },
  groupNote: {
    legal: '补正告知、受理、中止和延长期限、重新计算期限、决定、送达、终止、证书的暂停和撤销。这些通知影响您的权利或者起算期限（行政许可法第三十二条、第三十八条、第四十四条），不能关闭。',
    progress: '收件、流转、领办、撤回。', certificate: '签发、恢复、可以延续。', work: '指派给您岗位的提醒。', catalogue: '等待您的地区签署的目录变更。',
  },
  channel: { email: '邮件', webhook: '系统接口' },
  always: '总是发送',
  switchLabel: '{{group}}：{{channel}}',
  save: '保存',
  saved: '已保存。',
  mail: {
    title: '邮箱', none: '还没有邮箱。登记后先发送一个确认码，确认之前不会向它发送任何通知。', confirmed: '通知发送到 {{address}}，{{at}} 确认。', address: '邮箱地址', send: '发送确认码', sent: '确认码已发送。',
    waiting: '确认码已发送到 {{address}}，{{at}} 前有效。', code: '确认码', codeHint: '邮件里的六位数字。', confirm: '确认', done: '邮箱已确认。', remove: '删除邮箱', removeTitle: '删除邮箱？', removeText: '删除后不再向您发送任何邮件，法律要求的通知只在应用内显示。', removed: '邮箱已删除。', notOffered: '这里没有配置邮件服务。', change: '换一个邮箱',
  },
  webhook: {
    title: '系统接口（Webhook）', lead: '登记一个 https 地址，通知会按 Standard Webhooks 规范签名后发送到那里。', office: '您正在以岗位身份操作，这里是{{place}}的接收地址。', address: '接收地址', register: '登记', none: '还没有登记接收地址。',
    secretTitle: '签名密钥', secret: '请现在保存这个密钥，以后不再显示：', failing: '{{count}} 条没有送达', sentAt: '最近送达：{{at}}', never: '还没有送达过', disabled: '{{at}} 停用：接收方答复不再接收（{{reason}}）', earlier: '旧密钥在 {{at}} 前仍同时签名', rotate: '更换密钥', enable: '重新启用', remove: '删除', list: '接收地址列表', enabled: '已重新启用。', removed: '已删除。',
  },
  deliveries: {
    title: '通知发送', lead: '应用之外发送的通知。失败的会自动重试 72 小时以上，仍然失败的在这里重新发送。', filter: '按状态查看', all: '全部', search: '编号、接收者、错误', emptyTitle: '没有发送记录', emptyText: '没有符合条件的发送记录。',
    state: { pending: '待发送', failed: '将重试', sent: '已送达', dead: '已放弃', dropped: '不再发送' }, columns: { what: '通知', channel: '方式', state: '状态', attempts: '次数', next: '时间', error: '最近的错误', acts: '处置' }, next: '{{at}} 重试', redrive: '重新发送', redriveLabel: '重新发送 {{what}}', redriven: '将马上重新发送。', mailbox: '查看演示邮箱', receiver: '接收者 {{id}}',
  },
  mailbox: { title: '演示邮箱', lead: '这里没有配置邮件服务，本来会发送的邮件保存在这里。', search: '主题或内容', to: '收件人', at: '时间', text: '纯文本', html: '网页形式', emptyTitle: '没有邮件', emptyText: '有人确认邮箱后，邮件会出现在这里。' },
};
