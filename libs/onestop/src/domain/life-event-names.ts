import type { Bilingual, LifeEvent } from './service-content.js';

/** What brings people to services, as they would say it, in the order of a life. */
export const LIFE_EVENT_NAMES: Readonly<Record<LifeEvent, Bilingual>> = {
  birth: { zh: '生育', en: 'Having a child' }, school: { zh: '上学', en: 'Going to school' }, graduation: { zh: '毕业', en: 'Graduating' }, work: { zh: '就业', en: 'Working' },
  working_elsewhere: { zh: '异地工作', en: 'Working elsewhere' }, unemployment: { zh: '失业', en: 'Losing work' }, moving: { zh: '搬家、迁户口', en: 'Moving' }, home: { zh: '买房、租房', en: 'Buying or renting a home' },
  marriage: { zh: '结婚、离婚', en: 'Marrying or divorcing' }, illness: { zh: '看病', en: 'Being ill' }, disability: { zh: '残疾', en: 'Living with a disability' }, retirement: { zh: '退休、养老', en: 'Retiring' },
  death: { zh: '身后事', en: 'A death in the family' }, starting_business: { zh: '开办企业', en: 'Starting a business' }, running_business: { zh: '经营企业', en: 'Running a business' },
  closing_business: { zh: '关闭企业', en: 'Closing a business' }, driving: { zh: '驾车、用车', en: 'Driving' }, travel: { zh: '出行、出入境', en: 'Travelling' }, military_leave: { zh: '退役', en: 'Leaving the army' },
  hardship: { zh: '生活困难', en: 'In hardship' },
};
