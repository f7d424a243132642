import { parse, View } from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import { DARK_STYLE, THEME } from './theme.ts';

/** One layer of a plot, and one of several plots side by side. */
export type Layer = Extract<TopLevelSpec, { layer: unknown }>['layer'][number];
export type Panel = Extract<TopLevelSpec, { concat: unknown }>['concat'][number];

/** A plot: what is drawn, and the same in a sentence for those who cannot see it. */
export interface Plot {
  readonly file: string;
  readonly description: string;
  readonly spec: TopLevelSpec;
}

/** Draws a plot as SVG, without a browser; the same text from the same plot every time. */
export async function draw({ spec, description }: Plot): Promise<string> {
  const view = new View(parse(compile(spec, { config: THEME }).spec), { renderer: 'none' });
  try {
    const svg = await view.toSVG();
    const [start] = svg.match(/^<svg[^>]*>/) ?? [];
    if (start === undefined) throw new Error(`The plot of «${description}» is no SVG.`);
    const named = start.replace('<svg', '<svg role="img"');
    const title = `<title>${escapeText(description)}</title>`;
    return `${named}${title}<style>${DARK_STYLE}</style>${svg.slice(start.length)}\n`;
  } finally {
    view.finalize();
  }
}

/** Text that XML and HTML take as text. */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
