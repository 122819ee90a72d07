import type { Plugin } from 'vite';

const LOCALE_FILE = /react-(?:aria|stately|aria-components)\/dist\/private\/.*intl\/[^/]+\/([a-z]{2}-[A-Z]{2})\.mjs$/;
const KEPT = new Set(['zh-CN', 'en-US']);

/** Leaves out the component library's own texts of every language that the app does not speak (32 of 34). */
export function twoLocales(): Plugin {
  return {
    name: 'tongban-two-locales',
    enforce: 'pre',
    load(id) {
      const locale = LOCALE_FILE.exec(id.replaceAll('\\', '/'))?.[1];
      return locale === undefined || KEPT.has(locale) ? null : 'export default {};';
    },
  };
}
