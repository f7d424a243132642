import type { Config } from 'vega-lite';

/** The colours of the plots on a light page; each has its counterpart for a dark one. */
export const COLOURS = {
  background: '#ffffff',
  ink: '#1f2328',
  muted: '#59636e',
  grid: '#d8dee4',
  goods: '#0969da',
  bads: '#bc4c00',
} as const;

const DARK: Readonly<Record<keyof typeof COLOURS, string>> = {
  background: '#0d1117',
  ink: '#e6edf3',
  muted: '#9aa4af',
  grid: '#30363d',
  goods: '#58a6ff',
  bads: '#f0883e',
};

/** Fonts that the reader's machine has: a card asks the network for nothing. */
export const FONT = "system-ui, -apple-system, 'Segoe UI', 'DejaVu Sans', sans-serif";

/**
 * Turns the colours of the plots into their dark counterparts where the reader prefers dark. The
 * attributes stay as they are for viewers that know no style sheets.
 */
export const DARK_STYLE = `@media (prefers-color-scheme: dark) {\n${rules()}\n}`;

function rules(): string {
  return Object.entries(COLOURS)
    .flatMap(([name, light]) =>
      ['fill', 'stroke'].map(
        (property) =>
          `  svg [${property}="${light}"] { ${property}: ${DARK[name as keyof typeof DARK]} }`,
      ),
    )
    .join('\n');
}

export const THEME: Config = {
  background: COLOURS.background,
  font: FONT,
  padding: 12,
  aria: false,
  view: { stroke: null },
  title: {
    color: COLOURS.ink,
    fontSize: 13,
    fontWeight: 600,
    anchor: 'start',
    frame: 'group',
    offset: 10,
  },
  axis: {
    domainColor: COLOURS.muted,
    tickColor: COLOURS.muted,
    gridColor: COLOURS.grid,
    labelColor: COLOURS.muted,
    titleColor: COLOURS.ink,
    labelFontSize: 11,
    labelFlush: false,
    titleFontSize: 12,
    titleFontWeight: 'normal',
    titlePadding: 8,
  },
  legend: {
    labelColor: COLOURS.ink,
    labelFontSize: 12,
    orient: 'top',
    title: null,
    symbolOpacity: 1,
  },
  text: { color: COLOURS.ink, fontSize: 12 },
};
