import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readScoringModel } from './adapters/scoring-model-file.ts';
import { passes } from './domain/model-about.ts';

const folder = new URL('../models/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));

describe.each(files)('the committed model %s', async (file) => {
  const { metrics, gates = {}, figures, data } = await readScoringModel(new URL(file, folder));

  test('is within its gates', () => {
    const { auc, ks, brier, calibrationSlope, ece } = metrics.outOfFold;
    for (const [name, value] of Object.entries({ auc, ks, brier, calibrationSlope, ece })) {
      const gate = gates[name as keyof typeof gates];
      expect([name, gate === undefined || passes(value, gate)]).toEqual([name, true]);
    }
    expect(gates.auc).toBeDefined();
  });

  test('has figures that agree with one another', () => {
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
