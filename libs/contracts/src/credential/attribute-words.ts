import type { AttestedAttribute } from './service-document.js';

type Language = 'zh' | 'en';

const YES_NO = { zh: ['是', '否'], en: ['yes', 'no'] } as const;
const FEN = 100;

/** What a register holds, as people read it: coded values by their words, amounts (`…_fen`) in yuan, yes and no in words, everything else as the register says it. */
export function attributeInWords({ code, value, valueZh, valueEn }: Omit<AttestedAttribute, 'nameZh' | 'nameEn'>, language: Language): string {
  const words = language === 'zh' ? valueZh : valueEn;
  if (words !== null) return words;
  if (typeof value === 'boolean') return YES_NO[language][value ? 0 : 1];
  if (typeof value === 'number' && code.endsWith('_fen')) return language === 'zh' ? `${(value / FEN).toFixed(2)} 元` : `CNY ${(value / FEN).toFixed(2)}`;
  return String(value);
}
