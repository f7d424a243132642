import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readScoringModel } from '../src/adapters/scoring-model-file.ts';
import { driftLevel } from '../src/domain/drift.ts';
import { createDriftTally } from '../src/domain/drift-tally.ts';
import { createScorer } from '../src/domain/score-profile.ts';
import { committedDescriptions, dataFolder } from './config.ts';
import { readDataSet } from './data-set.ts';
import { readDescription } from './description.ts';
import { isStatable } from './stated-rows.ts';

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
