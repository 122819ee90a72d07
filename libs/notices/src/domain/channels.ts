import { NOTICE_GROUPS, isMandatory, type NoticeGroup, type Template } from './template.js';

/** Ways to a person beside the list in the app, which nobody switches off. */
export const CHANNELS = ['email', 'webhook'] as const;
export type Channel = (typeof CHANNELS)[number];

/** What a person can switch off: one group of notices on one way. */
export type Switch = `${NoticeGroup}:${Channel}`;
export const SWITCHES: readonly Switch[] = NOTICE_GROUPS.flatMap((group) => CHANNELS.map((channel): Switch => `${group}:${channel}`));

/** Those among them that nobody may switch off. */
export function fixedAmong(off: readonly string[]): string[] {
  return off.filter((each) => NOTICE_GROUPS.some((group) => isMandatory({ group }) && each.startsWith(`${group}:`)));
}

/** Whether a notice goes this way to somebody who has switched that off. */
export function goesBy(channel: Channel, template: Pick<Template, 'group'>, off: readonly string[]): boolean {
  return isMandatory(template) || !off.includes(`${template.group}:${channel}`);
}
