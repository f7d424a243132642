import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readScoringModel } from './adapters/scoring-model-file.ts';
import { gateResults } from './domain/model-about.ts';

const folder = new URL('../models/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));

describe.each(files)('the committed model %s', async (file) => {
  const model = await readScoringModel(new URL(file, folder));

  test('is within its gates', () => {
    const results = gateResults(model);
    expect(results.map(({ figure }) => figure)).toContain('auc');
    expect(results.filter(({ holds }) => !holds)).toEqual([]);
  });

  test('has figures that agree with one another', () => {
    const { figures, metrics, data } = model;
    const sum = (list: readonly number[]) => list.reduce((total, value) => total + value, 0);
    expect(sum(figures.scores.map(({ count }) => count))).toBe(data.rows);
    expect(sum(figures.scores.map(({ bads }) => bads))).toBe(data.bads);
    const area = figures.roc.slice(1).map((to, i) => {
      const from = figures.roc[i] ?? to;
      const height = (to.truePositiveRate + from.truePositiveRate) / 2;
      return (to.falsePositiveRate - from.falsePositiveRate) * height;
    });
    expect(sum(area)).toBeCloseTo(metrics.outOfFold.auc, 2);
    const errors = figures.calibration.map(
      ({ count, predicted, observed }) => count * Math.abs(predicted - observed),
    );
    expect(sum(errors) / data.rows).toBeCloseTo(metrics.outOfFold.ece, 5);
  });
});
