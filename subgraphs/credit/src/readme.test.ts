import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { readScoringModel } from './adapters/scoring-model-file.ts';

test('the figures in the README are those of the model', async () => {
  const text = await readFile(new URL('../README.md', import.meta.url), 'utf8');
  // The formatter pads the columns of tables.
  const readme = text.replace(/ +/g, ' ');
  const { metrics, data, figures } = await readScoringModel(
    new URL('../models/application-v1.json', import.meta.url),
  );
  const { auc, ks, brier, calibrationSlope, ece } = metrics.outOfFold;
  expect(readme).toContain(`| AUC | ${auc.toFixed(4)} |`);
  expect(readme).toContain(`| KS | ${ks.toFixed(4)} |`);
  expect(readme).toContain(`| Brier | ${brier.toFixed(4)} |`);
  expect(readme).toContain(`| calibration slope | ${calibrationSlope.toFixed(3)} |`);
  expect(readme).toContain(`| ECE (ten equal bins) | ${ece.toFixed(4)} |`);
  const ratio = figures.fairness[0]?.adverseImpactRatio.toFixed(3);
  expect(readme.replace(/\s+/g, ' ')).toContain(`approved at ${ratio} times the rate`);
  expect(readme).toContain(`${data.rows.toLocaleString('en-US')} applicants`);
  expect(readme).toContain(`${((100 * data.bads) / data.rows).toFixed(2)} % bad`);
});
