import type { Template } from '../template.js';

/** The one mail that an address receives before it was confirmed. It stands in no list of notices. */
export const MAIL_CONFIRMATION: Pick<Template, 'title' | 'todo'> = {
  title: { zh: '确认您的邮箱', en: 'Confirm your e-mail address' },
  todo: {
    zh: '有人在通办登记了这个邮箱接收通知。如果是您，请在通知设置里填写确认码 {code}，{minutes} 分钟内有效。如果不是您，请忽略这封邮件，以后不会再收到。',
    en: 'Somebody gave this address for notices of Tongban. If it was you, type the code {code} on the page of the notice settings within {minutes} minutes. If not, ignore this e-mail: no other will follow.',
  },
};
