import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readScoringModel } from '../src/adapters/scoring-model-file.ts';
import { driftLevel, type ReferenceBin } from '../src/domain/drift.ts';
import { createDriftTally } from '../src/domain/drift-tally.ts';
import { createScorer } from '../src/domain/score-profile.ts';
import { committedDescriptions, dataFolder } from './config.ts';
import { buildDataSet, readDataSet } from './data-set.ts';
import { readDescription } from './description.ts';
import { isStatable } from './stated-rows.ts';
import { testCsv, testDescription } from './test-data.ts';
import { train } from './train.ts';

const sum = (bins: readonly Pick<ReferenceBin, 'count'>[]) =>
  bins.reduce((total, { count }) => total + count, 0);

test('the reference is the fitted model on those of whom everything is known', () => {
  const [header = '', ...lines] = testCsv(2_000).trim().split('\n');
  const cells = lines.map((line) => line.split(','));
  const data = buildDataSet(testDescription(), header.split(','), cells);
  const model = train(testDescription(), data, () => {});
  if (model.kind !== 'SCORECARD') throw new Error('A scorecard was to be trained.');
  const { people, scores, characteristics } = model.figures.reference;
  const known = cells.filter(([, late, income]) => late !== '98' && income !== 'NA');
  expect(people).toBe(known.length);
  expect(sum(scores)).toBe(people);
  const score = createScorer(model);
  const below600 = [...data.bad.keys()].filter(
    (row) => isStatable(data, row) && score(data.inputs(row)).value < 600,
  );
  expect(sum(scores.filter(({ below }) => below !== null && below <= 600))).toBe(below600.length);
  for (const [c, { name, bins }] of model.characteristics.entries()) {
    const reference = characteristics[c];
    expect(reference?.name).toBe(name);
    expect(reference?.bins.map(({ below }) => below)).toEqual(bins.map(({ below }) => below));
    expect(sum(reference?.bins ?? [])).toBe(people);
  }
});

const committed = await Promise.all(
  committedDescriptions().map(async (file) => {
    const description = await readDescription(file);
    const path = join(dataFolder(), description.data.file);
    return { id: description.model.id, description, path, absent: !existsSync(path) };
  }),
);

describe('the committed models (skipped where BLOCKSCORE_DATA does not hold their data)', () => {
  for (const { id, description, path, absent } of committed) {
    test.skipIf(absent)(
      `${id} finds thousands of its own training rows stable, scored as they would be served`,
      { timeout: 60_000 },
      async () => {
        const data = await readDataSet(description, path);
        const model = await readScoringModel(new URL(`../models/${id}.json`, import.meta.url));
        const tally = createDriftTally(model);
        const score = createScorer(model);
        for (let row = 0; row < data.rows; row += 11) {
          if (!isStatable(data, row)) continue;
          const inputs = data.inputs(row);
          const { value, factors } = score(inputs);
          tally.add(value, { inputs, factors });
        }
        const measures = tally.measures();
        expect(measures).toHaveLength(1 + model.characteristics.length);
        for (const measured of measures) {
          expect(measured.scores).toBeGreaterThan(2_000);
          expect([measured.measure, driftLevel(measured)]).toEqual([measured.measure, 'STABLE']);
          expect(measured.stability).toBeLessThan(0.02);
        }
      },
    );
  }
});
