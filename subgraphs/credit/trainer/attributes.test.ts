import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildDataSet } from './data-set.ts';
import { type Description, readDescription } from './description.ts';
import { NEITHER, PROTECTED, REFERENCE } from './fairness.ts';
import { testCsv, testDescription } from './test-data.ts';
import { train } from './train.ts';

const fairness: Description['fairness'] = {
  approvalShare: 0.8,
  attributes: [
    {
      name: 'age',
      column: 'age',
      protectedGroup: { label: 'under 30', from: 18, below: 30 },
      referenceGroup: { label: '30 and over', from: 30 },
    },
    {
      name: 'sex',
      column: 'sex',
      protectedGroup: { label: 'women', values: ['2'] },
      referenceGroup: { label: 'men', values: ['1'] },
    },
  ],
};
const description = { ...testDescription(), fairness };
const [header = [], ...cells]: string[][] = parse(testCsv(4_000));

/** The invented applicants with an age and a sex that follow the number of the row. */
function dataWith(shift: number) {
  const people = cells.map((row, i) => [
    ...row,
    String(20 + ((i * 7 + shift) % 41)),
    String(1 + ((i + shift) % 2)),
  ]);
  return buildDataSet(description, [...header, 'age', 'sex'], people);
}

describe('the columns that fairness is measured by', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attributes-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  test('change the figures of fairness and not one bit of anything else', () => {
    const [one, other] = [0, 13].map((shift) => train(description, dataWith(shift), () => {}));
    if (!one || !other) throw new Error('Two models were to be trained.');
    expect(one.figures.fairness).toHaveLength(2);
    expect(one.figures.fairness).not.toEqual(other.figures.fairness);
    const withoutFairness = ({ figures, ...model }: typeof one) => ({
      ...model,
      figures: { ...figures, fairness: [] },
    });
    expect(withoutFairness(one)).toEqual(withoutFairness(other));
  });

  test.each(['age', 'sex'])(
    'are out of reach of formulas: %s as an input is refused',
    async (column) => {
      const path = join(folder, 'description.json');
      const input = { column, missing: [], special: [] };
      const inputs = { ...description.inputs, harmless: input };
      await writeFile(path, JSON.stringify({ ...description, inputs }));
      await expect(readDescription(path)).rejects.toThrow(
        /measuring fairness[\s\S]*inputs\.harmless/,
      );
      await writeFile(path, JSON.stringify(description));
      expect(await readDescription(path)).toEqual(description);
    },
  );

  test('are no inputs by their own name either', () => {
    const [first, ...rest] = description.characteristics;
    if (!first) throw new Error('The description has no characteristic.');
    const sly = { ...description, characteristics: [{ ...first, formula: 'age' }, ...rest] };
    expect(() =>
      buildDataSet(sly, [...header, 'age', 'sex'], [[...(cells[0] ?? []), '40', '1']]),
    ).toThrow(/names no input «age»/);
  });

  test('leave those out whose value is of neither group, or none', () => {
    const row = (age: string, sex: string) => [...(cells[0] ?? []), age, sex];
    const { attributes } = buildDataSet(
      description,
      [...header, 'age', 'sex'],
      [
        row('18', '1'),
        row('29.9', '2'),
        row('30', ''),
        row('', '3'),
        row('0', '1'),
        row('NA', '2'),
      ],
    );
    expect(attributes.map(({ groups }) => [...groups])).toEqual([
      [PROTECTED, PROTECTED, REFERENCE, NEITHER, NEITHER, NEITHER],
      [REFERENCE, PROTECTED, NEITHER, NEITHER, REFERENCE, PROTECTED],
    ]);
  });
});
