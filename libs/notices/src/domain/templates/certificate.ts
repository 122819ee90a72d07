import type { InBoth, NoticeGroup, Template } from '../template.js';

function told(group: NoticeGroup, title: InBoth, sentence: InBoth, todo?: InBoth): Template {
  return { group, link: '/certificates/{subject}', title, sentence, ...(todo === undefined ? {} : { todo }) };
}

/** What holders are told of their certificates, by the event that it follows. */
export const CERTIFICATE_TEMPLATES = {
  'credential.issued': told('certificate',
    { zh: '证书已签发（{certificateNumber}）', en: 'Your certificate was issued ({certificateNumber})' },
    { zh: '{qualification}：证书已签发（{certificateNumber}）。', en: '{qualification}: your certificate was issued ({certificateNumber}).' }),
  'credential.suspended': told('legal',
    { zh: '证书已暂停（{certificateNumber}）', en: 'Your certificate is suspended ({certificateNumber})' },
    { zh: '{qualification}：证书已暂停（{certificateNumber}）。', en: '{qualification}: your certificate is suspended ({certificateNumber}).' }),
  'credential.revoked': told('legal',
    { zh: '证书已被撤销（{certificateNumber}）', en: 'Your certificate was revoked ({certificateNumber})' },
    { zh: '{qualification}：证书已被撤销（{certificateNumber}）。', en: '{qualification}: your certificate was revoked ({certificateNumber}).' }),
  'credential.reinstated': told('certificate',
    { zh: '证书已恢复有效（{certificateNumber}）', en: 'Your certificate is valid again ({certificateNumber})' },
    { zh: '{qualification}：证书已恢复有效（{certificateNumber}）。', en: '{qualification}: your certificate is valid again ({certificateNumber}).' }),
  'credential.renewal_due': told('certificate',
    { zh: '证书可以申请延续（{certificateNumber}）', en: 'Your certificate can be renewed ({certificateNumber})' },
    { zh: '{qualification}：证书将于{validUntil}到期，现在可以申请延续（{certificateNumber}）。', en: '{qualification}: your certificate ends on {validUntil}; a renewal can be asked for now ({certificateNumber}).' },
    { zh: '请打开证书页面申请延续。', en: 'Open the page of the certificate to ask for the renewal.' }),
  'credential.deemed_renewed': told('legal',
    { zh: '证书视为准予延续（{certificateNumber}）', en: 'Your certificate is deemed renewed ({certificateNumber})' },
    { zh: '{qualification}：期满前未作决定，视为准予延续，新证书已签发（{certificateNumber}）。', en: '{qualification}: not decided before its end and therefore deemed renewed; the new certificate is issued ({certificateNumber}).' }),
  'credential.signed_anew': told('certificate',
    { zh: '证书已重新签署，请重新下载（{certificateNumber}）', en: 'Your certificate was signed anew: please download it again ({certificateNumber})' },
    { zh: '{qualification}：签署证书的密钥已作废，证书已用新密钥重新签署，编号和内容不变（{certificateNumber}）。以前下载、打印或者存入钱包的副本不能再核验，请重新下载、打印或者存入钱包。',
      en: '{qualification}: the key that signed your certificate was revoked; the certificate was signed anew, with the same number and content ({certificateNumber}). Copies that you downloaded, printed or put into a wallet before no longer verify: please download, print or fetch it again.' }),
} as const satisfies Readonly<Record<string, Template>>;
