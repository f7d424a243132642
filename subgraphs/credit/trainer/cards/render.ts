import type { ScoringModel } from '../../src/domain/scoring-model.ts';
import { PAGE_LINK, writeCard } from './card.ts';
import { draw } from './draw.ts';
import { writePage } from './page.ts';

/** All files of a model's card by name: Markdown, one SVG for each plot, one HTML page. */
export async function renderCard(model: ScoringModel): Promise<ReadonlyMap<string, string>> {
  const { markdown, plots } = writeCard(model);
  const svgs = new Map<string, string>();
  for (const plot of plots) svgs.set(plot.file, await draw(plot));
  const page = markdown.replace(PAGE_LINK, '');
  return new Map([
    ['README.md', markdown],
    ...svgs,
    ['index.html', writePage(`Model card: ${model.title}`, page, svgs)],
  ]);
}
