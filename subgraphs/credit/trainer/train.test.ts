import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseScoringModel } from '../src/adapters/scoring-model-file.ts';
import { committedDescriptions, readConfig } from './config.ts';
import { buildDataSet, type DataSet, readDataSet } from './data-set.ts';
import { readDescription } from './description.ts';
import { fitScorecard, sortRows } from './fit.ts';
import { formatModel } from './format-model.ts';
import { testCsv, testDescription } from './test-data.ts';
import { trainScorecard } from './train-scorecard.ts';

const csv = testCsv(8_000);
const description = testDescription(createHash('sha256').update(csv).digest('hex'));
let folder: string;
let data: DataSet;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trainer-'));
  await writeFile(join(folder, 'invented.csv'), csv);
  await writeFile(join(folder, 'invented.csv.gz'), gzipSync(csv));
  data = await readDataSet(description, join(folder, 'invented.csv'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('training on invented applicants', () => {
  test('finds what made them bad, and says so out of fold', () => {
    const lines: string[] = [];
    const model = trainScorecard(description, data, (line) => lines.push(line));
    expect(lines.filter((line) => line.startsWith('fold'))).toHaveLength(5);
    expect(model.metrics.outOfFold.auc).toBeGreaterThan(0.7);
    expect(model.metrics.outOfFold.auc).toBeLessThan(0.9);
    expect(model.metrics.outOfFold.calibrationSlope).toBeCloseTo(1, 0);
    expect(model.data).toMatchObject({ rows: 8_000, sha256: description.data.sha256 });
    for (const { trend, bins } of model.characteristics) {
      const points = bins.map((bin) => (trend === 'RISES' ? -bin.points : bin.points));
      expect(points).toEqual([...points].sort((a, b) => a - b));
    }
  });

  test('gives the same file to the last bit, which reads back as the same model', () => {
    const model = trainScorecard(description, data, () => {});
    const text = formatModel(model);
    expect(formatModel(trainScorecard(description, data, () => {}))).toBe(text);
    expect(parseScoringModel(text, 'text')).toEqual(model);
  });

  test('keeps codes and missing values apart, and pays for neither', () => {
    const { characteristics } = trainScorecard(description, data, () => {});
    const [, late, income] = characteristics;
    expect(late?.special.count).toBeGreaterThan(50);
    expect(late?.missing.count).toBe(0);
    expect(income?.missing.count).toBeGreaterThan(1_000);
    for (const { missing, special, neutralPoints } of characteristics) {
      expect(Math.max(missing.points, special.points)).toBeLessThanOrEqual(neutralPoints);
    }
  });

  test('refuses a characteristic that counts against its own evidence beside another', () => {
    // Simpson's paradox: `late` looks bad by itself, yet within each utilization it is good.
    const table = [
      { utilization: '0', late: '0', goods: 360, bads: 40 },
      { utilization: '0', late: '1', goods: 95, bads: 5 },
      { utilization: '1', late: '0', goods: 40, bads: 60 },
      { utilization: '1', late: '1', goods: 200, bads: 200 },
    ];
    const cells = table.flatMap(({ utilization, late, goods, bads }) => [
      ...Array.from({ length: goods }, () => [utilization, late, '1', '0']),
      ...Array.from({ length: bads }, () => [utilization, late, '1', '1']),
    ]);
    const described = { ...description, characteristics: description.characteristics.slice(0, 2) };
    const paradox = buildDataSet(described, ['utilization', 'late', 'income', 'bad'], cells);
    const fit = () => fitScorecard(described, paradox, sortRows(paradox), () => true);
    expect(fit).toThrow(/latePaymentWeight has the coefficient -/);
  });
});

describe('the data of a training', () => {
  test('may be gzipped', async () => {
    const zipped = await readDataSet(description, join(folder, 'invented.csv.gz'));
    expect(zipped.characteristics).toEqual(data.characteristics);
    expect(zipped.inputs(0)).toEqual(data.inputs(0));
  });

  test('is refused when it is another file than the described one', async () => {
    await expect(readDataSet(testDescription(), join(folder, 'invented.csv'))).rejects.toThrow(
      /SHA-256 is .* expected 000/,
    );
  });

  test.each([
    ['a cell that is no number', '0.5,many,1000,0', /Row 1, column late: «many»/],
    ['a missing column', '', /no column «utilization»/],
  ])('is refused for %s', async (_, row, message) => {
    const text = row === '' ? 'late,income,bad\n' : `utilization,late,income,bad\n${row}\n`;
    const path = join(folder, 'wrong.csv');
    await writeFile(path, text);
    const sha256 = createHash('sha256').update(text).digest('hex');
    await expect(readDataSet(testDescription(sha256), path)).rejects.toThrow(message);
  });
});

describe('what a training is told', () => {
  test('a description with a mistake is refused by field', async () => {
    const path = join(folder, 'description.json');
    await writeFile(path, JSON.stringify({ ...description, ridge: -1 }));
    await expect(readDescription(path)).rejects.toThrow(/ridge/);
    await writeFile(path, JSON.stringify(description));
    expect(await readDescription(path)).toEqual(description);
  });

  test('the command line overrides the defaults', () => {
    expect(readConfig([])).toMatchObject({ check: false });
    expect(readConfig(['--check', '--data', 'elsewhere'])).toMatchObject({
      check: true,
      dataFolder: 'elsewhere',
    });
    expect(() => readConfig(['--cheque'])).toThrow();
  });

  test.each(committedDescriptions())('%s is sound and scores nothing protected', async (path) => {
    const { inputs, characteristics } = await readDescription(path);
    expect(JSON.stringify({ inputs, characteristics })).not.toMatch(
      /"(age|sex|marriage|\w*dependents)"/i,
    );
  });
});
