import { fill, type InBoth, type Language, type NoticeParams } from './template.js';

/** An e-mail before it has a sender and a recipient. */
export interface MailText {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

const BRAND: InBoth = { zh: '通办', en: 'Tongban' };
const OPEN: InBoth = { zh: '打开办理：', en: 'Open it: ' };
const UNTIL: InBoth = { zh: '期限：{dueAt}', en: 'By: {dueAt}' };
const FOOT: InBoth = {
  zh: '这封邮件由系统发出，请勿回复。邮件里没有您的个人资料，详情请登录后查看。通知方式可以在“通知设置”里修改；法律要求的通知不能关闭。',
  en: 'This e-mail was sent by the system; please do not reply. It holds no personal details: sign in to read them. How you are told can be changed under notice settings; notices that the law demands cannot be switched off.',
};

/** What an e-mail says of a notice: what happened, what to do, until when, and where. `address` is where its reader goes on; absent for a mail without a link. */
export function mailOf(words: { readonly title: InBoth; readonly todo?: InBoth | undefined; readonly params: NoticeParams; readonly address: string | undefined }, language: Language): MailText {
  const { title, todo, params, address } = words;
  const subject = fill(title, params, language);
  const lines = [`${subject}${language === 'zh' ? '。' : '.'}`, ...(todo ? [fill(todo, params, language)] : []), ...(typeof params['dueAt'] === 'string' ? [fill(UNTIL, params, language)] : [])];
  const paragraphs = lines.map((line) => `<p>${escaped(line)}</p>`);
  if (address !== undefined) paragraphs.push(`<p>${escaped(OPEN[language])}<a href="${escaped(address)}">${escaped(address)}</a></p>`);
  return {
    subject: `[${BRAND[language]}] ${subject}`,
    text: [...lines, ...(address === undefined ? [] : [`${OPEN[language]}${address}`]), '-- ', FOOT[language]].join('\n\n'),
    html: `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head><body>${paragraphs.join('')}<hr><p><small>${escaped(FOOT[language])}</small></p></body></html>`,
  };
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
