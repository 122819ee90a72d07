/** The style sheet of the sign-in pages. Colours are those of apps/web/src/design/tokens.css; a test compares them. */
export const CARD_PAGE_STYLE = `:root {
  --ink: #1b2b30;
  --ink-soft: #43545a;
  --paper: #f7f5f0;
  --surface: #ffffff;
  --line: #dfdace;
  --line-strong: #8a877c;
  --primary: #124e5c;
  --primary-deep: #0b3a46;
  --primary-tint: #e3eef0;
  --on-primary: #ffffff;
  --care: #7d5200;
  --care-tint: #fbf1dd;
  --care-line: #e7cf9d;
  --font-text: "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
  --font-title: "Songti SC", "Noto Serif CJK SC", "Noto Serif SC", "Source Han Serif SC", "PingFang SC", "Microsoft YaHei", Georgia, serif;
}
*, *::before, *::after { box-sizing: border-box; }
html { background: var(--paper); color: var(--ink); font-family: var(--font-text); line-height: 1.65; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; min-width: 20rem; overflow-wrap: anywhere; }
h1, h2, p, ul { margin: 0; padding: 0; }
ul { list-style: none; }
header { background: var(--surface); border-bottom: 1px solid var(--line); display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem 1.5rem; padding: 0.75rem clamp(1rem, 4vw, 3rem); }
.brand { font-family: var(--font-title); font-size: 1.375rem; font-weight: 700; color: var(--primary); }
.brand .en { font-size: 0.875rem; font-weight: 400; color: var(--ink-soft); }
.banner { background: var(--care-tint); border: 1px solid var(--care-line); border-radius: 8px; color: var(--care); padding: 0.25rem 0.75rem; font-size: 0.9375rem; }
main { max-width: 68rem; margin: 0 auto; padding: clamp(1.5rem, 4vw, 3rem) clamp(1rem, 4vw, 3rem) 4rem; }
h1 { font-family: var(--font-title); font-size: clamp(1.5rem, 4vw, 2rem); line-height: 1.35; }
h1 .en { display: block; font-size: 0.6em; font-weight: 400; color: var(--ink-soft); }
.lead { margin-top: 0.5rem; color: var(--ink-soft); }
section { margin-top: 2rem; }
h2 { font-size: 1.125rem; border-bottom: 1px solid var(--line); padding-bottom: 0.25rem; }
h2 .en { font-size: 0.875rem; font-weight: 400; color: var(--ink-soft); margin-inline-start: 0.25rem; }
ul { display: grid; gap: 0.75rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 19rem), 1fr)); margin-top: 0.75rem; }
li { display: flex; }
button { font: inherit; color: inherit; text-align: start; width: 100%; min-height: 2.75rem; display: flex; flex-direction: column; gap: 0.25rem; background: var(--surface); border: 1px solid var(--line); border-radius: 8px; padding: 0.75rem 1rem; cursor: pointer; }
button:hover { border-color: var(--primary); background: var(--primary-tint); }
button:active { border-color: var(--primary-deep); }
.name .zh { font-weight: 650; }
.name .en, .duty .en { font-size: 0.875rem; color: var(--ink-soft); }
.duty .zh, .duty .en { display: block; }
a { color: var(--primary); text-underline-offset: 0.2em; }
.back { margin-top: 2.5rem; }
.on { display: inline-block; margin-top: 1rem; background: var(--primary); color: var(--on-primary); border-radius: 8px; padding: 0.6rem 1.25rem; text-decoration: none; }
.on:hover { background: var(--primary-deep); }
button:focus-visible, a:focus-visible { outline: 3px solid var(--primary); outline-offset: 2px; }
@media (forced-colors: active) { button { border-color: ButtonText; } }
`;
