import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readScorecard } from '../src/adapters/scoring-model-file.ts';
import { validateProfile } from '../src/domain/financial-profile.ts';
import { inputsOfProfile } from '../src/domain/profile-inputs.ts';
import { createScorer } from '../src/domain/score-profile.ts';
import { committedDescription, readConfig } from './config.ts';
import { readDataSet } from './data-set.ts';
import { readDescription } from './description.ts';
import { scoreRow } from './fit.ts';
import { statableRows, statedProfile } from './stated-rows.ts';

const config = readConfig([]);
const description = await readDescription(committedDescription('give-me-some-credit'));
const path = join(config.dataFolder, description.data.file);
const absent = !existsSync(path);
const modelFile = new URL('../models/application-v1.json', import.meta.url);
const MINUTES = 60_000;

describe('the real training file (skipped where BLOCKSCORE_DATA does not hold it)', () => {
  test.skipIf(absent)(
    'a hundred of its rows, stated as profiles, get the trainer’s own numbers',
    { timeout: 3 * MINUTES },
    async () => {
      const data = await readDataSet(description, path);
      const model = await readScorecard(modelFile);
      const score = createScorer(model);
      const scores = statableRows(data, 100).map((row) => {
        const profile = validateProfile(statedProfile(data, row), 'USD');
        if (!profile.ok) throw new Error(`Row ${row}: ${JSON.stringify(profile.error)}`);
        const { value } = score(inputsOfProfile(profile.value));
        expect([row, value]).toEqual([row, scoreRow(model, data, row)]);
        return value;
      });
      expect(new Set(scores).size).toBeGreaterThan(50);
    },
  );
});
