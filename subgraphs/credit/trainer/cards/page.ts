import { Marked } from 'marked';
import { escapeText } from './draw.ts';
import { DARK_STYLE, FONT } from './theme.ts';

const STYLE = `
:root { color-scheme: light dark; --ink: #1f2328; --page: #ffffff; --line: #d8dee4; --link: #0969da; --soft: #f6f8fa }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6edf3; --page: #0d1117; --line: #30363d; --link: #58a6ff; --soft: #161b22 }
}
body { margin: 0 auto; max-width: 52rem; padding: 2rem 1rem 4rem; color: var(--ink); background: var(--page); font: 16px/1.55 ${FONT} }
h1, h2, h3 { line-height: 1.25 }
h2 { margin-top: 2.5rem; padding-bottom: .3rem; border-bottom: 1px solid var(--line) }
a { color: var(--link) }
figure { margin: 1.5rem 0 }
figcaption { font-size: .9rem; opacity: .8 }
figure svg { max-width: 100%; height: auto }
@media (max-width: 40rem) {
  figure { overflow-x: auto; border-right: 3px solid var(--line) }
  figure svg { max-width: none }
  .table { border-right: 3px solid var(--line) }
  figure::before, .table::before { content: 'scroll sideways where it is wide'; position: sticky; left: 0; display: block; font-size: .8rem; opacity: .7 }
}
.table { overflow-x: auto; margin: 1rem 0 }
table { border-collapse: collapse; font-size: .9rem; font-variant-numeric: tabular-nums }
th, td { padding: .3rem .7rem; border: 1px solid var(--line); vertical-align: top }
th:not([align]), td:not([align]) { text-align: left }
details { margin: .6rem 0 }
summary { cursor: pointer }
th { background: var(--soft); font-weight: 600 }
thead:not(:has(th:not(:empty))) { display: none }
code { padding: .1rem .3rem; border-radius: 4px; background: var(--soft); font-size: .85em; overflow-wrap: anywhere }
${DARK_STYLE}
`;

/**
 * A card as one page that a browser shows without asking for anything else.
 * @param svgs the plots by the names that the Markdown shows them under
 */
export function writePage(
  title: string,
  markdown: string,
  svgs: ReadonlyMap<string, string>,
): string {
  const marked = new Marked({
    async: false,
    renderer: {
      image({ href, text }) {
        const svg = svgs.get(href);
        if (svg === undefined) throw new Error(`The card shows ${href}, which was not drawn.`);
        const drawing = svg.replace(/<style>[\s\S]*?<\/style>/, '').trim();
        return `<figure>${drawing}<figcaption>${escapeText(text)}</figcaption></figure>`;
      },
      table(token) {
        const inner = Object.getPrototypeOf(this).table.call(this, token);
        return `<div class="table">${inner}</div>\n`;
      },
    },
  });
  const body = marked
    .parse(markdown, { async: false })
    .replace(/<p>(<figure>[\s\S]*?<\/figure>)<\/p>/g, '$1');
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeText(title)}</title>
<style>${STYLE}</style>
${body}</html>
`;
}
