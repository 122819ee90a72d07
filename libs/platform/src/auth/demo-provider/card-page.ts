import type { DemoCard } from '../principals.js';
import { GROUP_TEXTS, PROVIDER_TEXTS, type Both, type Message } from './card-page.texts.js';

/** Address of the pages' one style sheet. */
export const STYLE_PATH = '/demo-sign-in/cards.css';

/** These pages run no script at all. */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  'cache-control': 'no-store',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
};

/** The page on which a person is picked; its one form sends `subject` back to its own address. */
export function cardPage(cards: readonly DemoCard[]): string {
  if (cards.length === 0) return messagePage(PROVIDER_TEXTS.none, '/');
  const groups = (Object.keys(GROUP_TEXTS) as DemoCard['group'][]).map((group) => ({ group, cards: cards.filter((card) => card.group === group) }));
  const sections = groups.filter((each) => each.cards.length > 0).map((each) => section(each.group, each.cards));
  return page(
    PROVIDER_TEXTS.title,
    `<h1>${both(PROVIDER_TEXTS.title)}</h1>
<p class="lead">${both(PROVIDER_TEXTS.lead)}</p>
<form method="post">
${sections.join('\n')}
</form>
<p class="back"><a href="/">${both(PROVIDER_TEXTS.back)}</a></p>`,
  );
}

/** A page with one message and one link, by default to the beginning of a sign-in. */
export function messagePage({ title, text, link }: Message, address = '/api/session/sign-in'): string {
  return page(title, `<h1>${both(title)}</h1>\n<p class="lead">${both(text)}</p>\n<p><a class="on" href="${address}">${both(link)}</a></p>`);
}

function section(group: DemoCard['group'], cards: readonly DemoCard[]): string {
  return `<section aria-labelledby="group-${group}">
<h2 id="group-${group}">${both(GROUP_TEXTS[group])}</h2>
<ul>
${cards.map((card) => `<li>${cardButton(card)}</li>`).join('\n')}
</ul>
</section>`;
}

function cardButton(card: DemoCard): string {
  return `<button name="subject" value="${escaped(card.subject)}">
<span class="name">${both({ zh: card.nameZh, en: card.nameEn })}</span>
<span class="duty">${both({ zh: card.cardZh, en: card.cardEn })}</span>
</button>`;
}

function page(title: Both, main: string): string {
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(`${title.zh} ${title.en} · ${PROVIDER_TEXTS.brand.zh}`)}</title>
<link rel="stylesheet" href="${STYLE_PATH}">
</head>
<body>
<header>
<p class="brand">${both(PROVIDER_TEXTS.brand)}</p>
<p class="banner">${both(PROVIDER_TEXTS.banner)}</p>
</header>
<main>
${main}
</main>
</body>
</html>
`;
}

function both({ zh, en }: Both): string {
  return `<span class="zh">${escaped(zh)}</span> <span class="en" lang="en">${escaped(en)}</span>`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
