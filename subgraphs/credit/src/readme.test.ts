import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { readScorecard, readScoringModel } from './adapters/scoring-model-file.ts';
import { SCORE_BANDS } from './domain/bands.ts';
import { BEHAVIOUR_BANDS, POLICY_MATRIX } from './domain/policy-matrix.ts';

// The formatter pads the columns of tables.
const readme = (await readFile(new URL('../README.md', import.meta.url), 'utf8')).replace(
  / +/g,
  ' ',
);

test('the figures in the README are those of the model', async () => {
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

test('the figures of the boosted trees in the README are those of the model', async () => {
  const model = await readScoringModel(
    new URL('../models/application-trees-v1.json', import.meta.url),
  );
  if (model.kind !== 'BOOSTED_TREES') throw new Error(`${model.id} is no boosted trees.`);
  const { outOfFold, complete } = model.metrics;
  const rows = complete.rows.toLocaleString('en-US');
  expect(readme).toContain(`${model.trees.length} gradient-boosted trees`);
  expect(readme).toContain(`| AUC | ${outOfFold.auc.toFixed(4)} | ≥ 0.861 |`);
  expect(readme).toContain(
    `| AUC of the ${rows} of whom everything is known | ${complete.auc.toFixed(4)} |`,
  );
});

test('the figures of the behavioural card in the README are those of the model', async () => {
  const { metrics, data } = await readScorecard(
    new URL('../models/behaviour-v1.json', import.meta.url),
  );
  const { auc } = metrics.outOfFold;
  expect(readme).toContain(`${data.rows.toLocaleString('en-US')} card holders`);
  expect(readme).toContain(`${((100 * data.bads) / data.rows).toFixed(2)} % bad`);
  expect(readme).toContain(`| AUC | ${auc.toFixed(4)} | ≥ 0.75 |`);
  const gap = ((metrics.peer?.auc ?? 0) - auc).toFixed(4);
  expect(readme).toContain(`better by (AUC) | ${gap} | ≤ 0.008 |`);
});

test('the policy matrix in the README is the declared one', () => {
  const { lowestBehaviour, overall } = POLICY_MATRIX;
  const { STRONG, STEADY, WEAK } = lowestBehaviour;
  expect(readme).toContain(
    `| STRONG, ${STRONG} and more | STEADY, ${STEADY} to ${STRONG - 1} | WEAK, ${WEAK} to ${STEADY - 1} | POOR, below ${WEAK} |`,
  );
  for (const application of SCORE_BANDS) {
    const row = BEHAVIOUR_BANDS.map((behaviour) => overall[application][behaviour]);
    expect(readme).toContain(`| ${[application, ...row].join(' | ')} |`);
  }
  expect(readme).toContain(`more than ${POLICY_MATRIX.maximumDaysLateToRaise} days late`);
  expect(POLICY_MATRIX.arrears).toEqual([
    { monthsOverdue: 2, highest: 'POOR' },
    { monthsOverdue: 1, highest: 'FAIR' },
  ]);
});
