import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { readScoringModel } from '../src/adapters/scoring-model-file.ts';
import { validateProfile } from '../src/domain/financial-profile.ts';
import { inputsOfProfile } from '../src/domain/profile-inputs.ts';
import { createScorer } from '../src/domain/score-profile.ts';
import { readConfig } from './config.ts';
import { type DataSet, readDataSet } from './data-set.ts';
import { readDescription } from './description.ts';
import { scoreRow } from './fit.ts';

const config = readConfig([]);
const description = await readDescription(config.descriptionPath);
const path = join(config.dataFolder, description.data.file);
const absent = !existsSync(path);
const modelFile = new URL('../models/application-v1.json', import.meta.url);
const MINUTES = 60_000;

/** Runs `pnpm train`; gives what it printed, and how it ended. */
async function runTrainer(...args: string[]) {
  const program = fileURLToPath(new URL('main.ts', import.meta.url));
  return await promisify(execFile)(process.execPath, [program, ...args]).then(
    ({ stdout }) => ({ output: stdout, failed: false }),
    (error: { stderr: string }) => ({ output: error.stderr, failed: true }),
  );
}

describe('the real training file (skipped where BLOCKSCORE_DATA does not hold it)', () => {
  test.skipIf(absent)(
    'reproduces the committed model to the last bit',
    { timeout: 3 * MINUTES },
    async () => {
      const { output, failed } = await runTrainer('--check');
      expect(output).toMatch(/fold 5\/5[\s\S]*reproduced to the last bit/);
      expect(failed).toBe(false);
    },
  );

  test.skipIf(absent)(
    'a hundred of its rows, stated as profiles, get the trainer’s own numbers',
    { timeout: 3 * MINUTES },
    async () => {
      const data = await readDataSet(description, path);
      const model = await readScoringModel(modelFile);
      const score = createScorer(model);
      const scores = statable(data, 100).map((row) => {
        const value = score(profileOf(data, row)).value;
        expect([row, value]).toEqual([row, scoreRow(model, data, row)]);
        return value;
      });
      expect(new Set(scores).size).toBeGreaterThan(50);
    },
  );
});

test('a training without its data says where it looked and what to do', async () => {
  const { output, failed } = await runTrainer('--data', 'nowhere');
  expect(failed).toBe(true);
  expect(output).toMatch(/No data at nowhere.*BLOCKSCORE_DATA/);
});

/** So many rows, spread over the file, that a person could state: no codes, nothing missing. */
function statable(data: DataSet, wanted: number): readonly number[] {
  const found: number[] = [];
  const step = Math.floor(data.rows / (2 * wanted));
  for (let row = 0; row < data.rows && found.length < wanted; row += step) {
    const { revolvingUtilization, ...others } = data.inputs(row);
    const known = Object.values(others).every((value) => typeof value === 'number');
    if (known && Number(revolvingUtilization) <= 10) found.push(row);
  }
  expect(found).toHaveLength(wanted);
  return found;
}

function profileOf(data: DataSet, row: number) {
  const inputs = data.inputs(row);
  const count = (name: string) => Number(inputs[name]);
  const amount = (name: string) => ({ amount: String(inputs[name]), currency: 'USD' });
  const profile = validateProfile(
    {
      monthlyIncome: amount('monthlyIncome'),
      monthlyDebtPayments: amount('monthlyDebtPayments'),
      revolvingUtilization: Number(inputs['revolvingUtilization']).toFixed(12),
      openCreditLines: count('openCreditLines'),
      realEstateLoans: count('realEstateLoans'),
      timesLate30Days: count('timesLate30Days'),
      timesLate60Days: count('timesLate60Days'),
      timesLate90Days: count('timesLate90Days'),
      dependents: null,
      employmentMonths: null,
    },
    'USD',
  );
  if (!profile.ok) throw new Error(`Row ${row} is refused: ${JSON.stringify(profile.error)}`);
  return inputsOfProfile(profile.value);
}
