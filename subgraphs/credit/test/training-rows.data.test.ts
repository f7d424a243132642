import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { TestSubgraph } from '@blockscore/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readScorecard } from '../src/adapters/scoring-model-file.ts';
import { committedDescription, readConfig } from '../trainer/config.ts';
import { readDataSet } from '../trainer/data-set.ts';
import { readDescription } from '../trainer/description.ts';
import { scoreRow } from '../trainer/fit.ts';
import { statableRows, statedProfile } from '../trainer/stated-rows.ts';
import { person, startTestCredit, submitted } from './credit-subgraph.ts';

const config = readConfig([]);
const description = await readDescription(committedDescription('give-me-some-credit'));
const path = join(config.dataFolder, description.data.file);

let credit: TestSubgraph;
beforeAll(async () => {
  credit = await startTestCredit();
});
afterAll(async () => {
  await credit?.close();
  await credit?.drop();
});

test.skipIf(!existsSync(path))(
  'a hundred rows of the training file get the trainer’s own numbers over HTTP (skipped where BLOCKSCORE_DATA does not hold it)',
  { timeout: 120_000 },
  async () => {
    const data = await readDataSet(description, path);
    const model = await readScorecard(new URL('../models/application-v1.json', import.meta.url));
    for (const row of statableRows(data, 100)) {
      const { value } = await submitted(credit, person(), { ...statedProfile(data, row) });
      expect([row, value]).toEqual([row, scoreRow(model, data, row)]);
    }
  },
);
