import type { InBoth, Template } from '../template.js';

function told(title: InBoth, sentence: InBoth, todo?: InBoth): Template {
  return { group: 'legal', link: '/me/mandates', title, sentence, ...(todo === undefined ? {} : { todo }) };
}

/** What the two sides of a mandate are told. No name stands here: the page of mandates gives it to whoever is signed in. */
export const MANDATE_TEMPLATES = {
  'mandate.granted': told(
    { zh: '一项代办授权已生效', en: 'A mandate was granted' },
    { zh: '一项与您有关的代办授权已生效，有效期至{until}。', en: 'A mandate that concerns you was granted; it holds until {until}.' },
    { zh: '授权人、代办人和范围见“代办授权”；不是您的意思的，可以随时终止。', en: 'The page of mandates names both sides and the scope; end it there at any time if it is not what you want.' }),
  'mandate.declined': told(
    { zh: '代办关系未获窗口确认', en: 'A mandate was not confirmed at the window' },
    { zh: '窗口核对材料后没有确认您申报的代办关系。', en: 'After looking at the papers the window did not confirm the mandate that you stated.' },
    { zh: '原因见“代办授权”；材料备齐后可以重新申报。', en: 'The page of mandates says why; state it again when the papers are complete.' }),
  'mandate.ended': told(
    { zh: '一项代办授权已终止', en: 'A mandate has ended' },
    { zh: '一项与您有关的代办授权已由对方终止，此后不能再据此代办。', en: 'The other side has ended a mandate that concerns you; nobody can act under it any more.' }),
} as const satisfies Readonly<Record<string, Template>>;
