import type { DemoCard } from '../principals.js';

/** One text in both languages. */
export interface Both {
  readonly zh: string;
  readonly en: string;
}

/** A page that has something to say and a way on. */
export interface Message {
  readonly title: Both;
  readonly text: Both;
  readonly link: Both;
}

export const PROVIDER_TEXTS = {
  title: { zh: '选择一位演示人员', en: 'Choose a demonstration person' },
  lead: { zh: '点选一张卡片，即以该人员的身份登录。', en: 'Pick a card to sign in as that person.' },
  banner: { zh: '演示环境：人物均为虚构，无需密码。', en: 'Demonstration: invented people, no passwords.' },
  brand: { zh: '通办', en: 'Tongban' },
  back: { zh: '不登录，返回首页', en: 'Back to the start page without signing in' },
  none: {
    title: { zh: '还没有演示人员', en: 'There are no demonstration people yet' },
    text: { zh: '请先载入演示数据，再重新登录。', en: 'Load the demonstration data first, then sign in again.' },
    link: { zh: '返回首页', en: 'Back to the start page' },
  },
  expired: {
    title: { zh: '这次登录已经失效', en: 'This sign-in has lapsed' },
    text: { zh: '页面放得太久，或服务刚刚重新启动。请重新登录。', en: 'The page was left too long, or the service has just been restarted. Please sign in again.' },
    link: { zh: '重新登录', en: 'Sign in again' },
  },
} satisfies Record<string, Both | Message>;

/** In the order in which the groups are shown. */
export const GROUP_TEXTS: Readonly<Record<DemoCard['group'], Both>> = {
  resident: { zh: '申请人', en: 'Applicants' },
  window_clerk: { zh: '综合窗口', en: 'Window clerks' },
  case_clerk: { zh: '办理人员', en: 'Case clerks' },
  authority_head: { zh: '机关负责人', en: 'Heads of authorities' },
  supervisor: { zh: '督办', en: 'Supervisors' },
  catalogue_admin: { zh: '目录管理员', en: 'Catalogue administrators' },
  platform_admin: { zh: '运行管理员', en: 'Platform administrators' },
  auditor: { zh: '审计', en: 'Auditors' },
};
