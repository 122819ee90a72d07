import type { NoticeEntity } from './data/entities.js';
import { fill, type InBoth, type NoticeGroup, type NoticeParams } from './domain/template.js';
import { templateOf } from './domain/templates.js';

/** A notice as it is read, on a screen or in a message. */
export interface NoticeWords {
  readonly group: NoticeGroup;
  readonly sentence: InBoth;
  /** Null where there is nothing to do. */
  readonly todo: InBoth | null;
  /** Path in the web app. */
  readonly link: string;
}

/** The words of a notice. One that nobody knows any more, told by an older version of the platform, says its name and leads to the list. */
export function wordsOf({ template, params, subjectId }: Pick<NoticeEntity, 'template' | 'params' | 'subjectId'>): NoticeWords {
  const known = templateOf(template);
  if (!known) return { group: 'progress', sentence: { zh: template, en: template }, todo: null, link: '/notices' };
  const both = (text: InBoth): InBoth => ({ zh: fill(text, params as NoticeParams, 'zh'), en: fill(text, params as NoticeParams, 'en') });
  return { group: known.group, sentence: both(known.sentence), todo: known.todo ? both(known.todo) : null, link: known.link.replace('{subject}', subjectId) };
}
