import type { ScoringModel } from '../src/domain/scoring-model.ts';

/** The model as text that people can read: one line a bin, a formula, a tree. */
export function formatModel(model: ScoringModel): string {
  const trees = 'trees' in model ? model.trees : [];
  const lines = trees.map((tree) => `    ${JSON.stringify(tree).replaceAll(',', ', ')}`);
  const text = JSON.stringify({ ...model, trees: 'trees' in model ? [] : undefined }, null, 2)
    .replace(/\{[^{}[\]]*\}/g, collapse)
    .replace(/(?<="formula": )\[[\s\S]*?\](?=,\n {6}")/g, oneLine)
    .replace(/(?<="foldAucs": )\[[^\]]*\]/g, oneLine)
    .replace(/(?<="trees": )\[\]/, () => `[\n${lines.join(',\n')}\n  ]`);
  return `${text}\n`;
}

const LONGEST_LINE = 120;

function collapse(text: string): string {
  const line = oneLine(text);
  return line.length > LONGEST_LINE ? text : line;
}

function oneLine(text: string): string {
  return text
    .replace(/\s*\n\s*/g, ' ')
    .replace(/\[ /g, '[')
    .replace(/ \]/g, ']');
}
