import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readScorecard } from '../src/adapters/scoring-model-file.ts';
import { inputsOfMonths, type LoanMonth } from '../src/domain/behaviour-inputs.ts';
import { gateResults } from '../src/domain/model-about.ts';
import { createScorer } from '../src/domain/score-profile.ts';
import { dataFolder } from './config.ts';
import { type DataSet, readDataSet } from './data-set.ts';
import { readDescription } from './description.ts';
import { scoreRow } from './fit.ts';

const description = await readDescription(fileURLToPath(new URL('taiwan.json', import.meta.url)));
const path = join(dataFolder(), description.data.file);
const absent = !existsSync(path);
const model = await readScorecard(new URL('../models/behaviour-v1.json', import.meta.url));

test('the committed behavioural card is nearly as good as boosted trees of its characteristics', () => {
  const { outOfFold, peer } = model.metrics;
  expect(peer?.kind).toBe('BOOSTED_TREES');
  expect(gateResults(model)).toMatchObject([
    { figure: 'auc', minimum: 0.75, value: outOfFold.auc, holds: true },
    { figure: 'peerLead', maximum: 0.008, value: (peer?.auc ?? 1) - outOfFold.auc, holds: true },
  ]);
});

test('the behavioural card reads neither sex, marital status, age nor education', () => {
  const { inputs, characteristics } = description;
  expect(JSON.stringify({ inputs, characteristics })).not.toMatch(
    /SEX|AGE|MARRIAGE|EDUCATION|LIMIT/,
  );
});

/** A row as lending would have reported it: the newest month is that of December. */
function monthsOf(data: DataSet, row: number): readonly LoanMonth[] {
  const inputs = data.inputs(row);
  return [1, 2, 3, 4, 5, 6].map((i) => {
    const amount = (name: string) => BigInt(i === 6 ? 1 : Number(inputs[`${name}${i}`]));
    const worstDaysPastDue = 30 * Number(inputs[`delayMonths${i}`]);
    return {
      ...{ userId: 'user_x', loanId: 'loan_x', number: 13 - i, currency: 'USD' },
      periodEnd: `2026-${String(13 - i).padStart(2, '0')}-28`,
      ...{ due: amount('due'), paid: amount('paid'), daysPastDue: 0, worstDaysPastDue },
    };
  });
}

test.skipIf(absent)(
  'rows of the Taiwan data, reported as months of a loan, get the trainer’s own scores (skipped where BLOCKSCORE_DATA does not hold it)',
  { timeout: 60_000 },
  async () => {
    const data = await readDataSet(description, path);
    const score = createScorer(model);
    const scores = new Set<number>();
    for (let row = 0; row < data.rows; row += 97) {
      const inputs = inputsOfMonths(monthsOf(data, row));
      // A month in which nothing was due is no month of repaying.
      if (inputs === null) continue;
      const { value } = score(inputs);
      expect([row, value]).toEqual([row, scoreRow(model, data, row)]);
      scores.add(value);
    }
    expect(scores.size).toBeGreaterThan(50);
  },
);
