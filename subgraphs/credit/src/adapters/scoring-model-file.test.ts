import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { parseScoringModel, readScorecard, readScoringModel } from './scoring-model-file.ts';

const file = new URL('../../models/application-v1.json', import.meta.url);

test('the committed model is read', async () => {
  const model = await readScoringModel(file);
  expect([model.id, model.version, model.characteristics.length]).toEqual(['application-v1', 1, 6]);
});

test('a model with edges out of order is refused by name', async () => {
  const text = (await readFile(file, 'utf8')).replace('"below": 0.130828', '"below": 0.01');
  expect(() => parseScoringModel(text, 'broken.json')).toThrow(
    /broken\.json[\s\S]*edges must rise/,
  );
});

test('a model with a field that nobody knows is refused', async () => {
  const text = (await readFile(file, 'utf8')).replace('"version": 1,', '"version": 1, "magic": 1,');
  expect(() => parseScoringModel(text, 'broken.json')).toThrow(/magic/);
});

test('a model whose reference is of other characteristics is refused', async () => {
  const model = JSON.parse(await readFile(file, 'utf8'));
  const [, ...characteristics] = model.figures.reference.characteristics;
  model.figures.reference.characteristics = characteristics;
  expect(() => parseScoringModel(JSON.stringify(model), 'broken.json')).toThrow(
    /figures\.reference must have the same characteristics/,
  );
});

describe('boosted trees', async () => {
  const text = await readFile(
    new URL('../../models/application-trees-v1.json', import.meta.url),
    'utf8',
  );
  const other = (change: object) =>
    parseScoringModel(JSON.stringify({ ...JSON.parse(text), ...change }), 'broken.json');

  test('are read as another kind of model, which is no scorecard', async () => {
    const model = parseScoringModel(text, 'trees');
    expect([model.id, model.kind]).toEqual(['application-trees-v1', 'BOOSTED_TREES']);
    const file = new URL('../../models/application-trees-v1.json', import.meta.url);
    await expect(readScorecard(file)).rejects.toThrow(/no scorecard but .* BOOSTED_TREES/);
  });

  test('with more trees or leaves than scoring has time for are refused', () => {
    expect(() => other({ trees: Array.from({ length: 1_001 }, () => 0) })).toThrow(/<=1000/);
    const tree = (depth: number): unknown =>
      depth === 0 ? 0.1 : ['revolvingUtilization', depth, false, tree(depth - 1), tree(depth - 1)];
    expect(other({ trees: [tree(6)] })).toMatchObject({ trees: [tree(6)] });
    expect(() => other({ trees: [tree(7)] })).toThrow(/at most 64 leaves/);
  });

  test.each([
    ['a split without an edge', { trees: [['revolvingUtilization', false, 0, 1]] }, /trees\[0\]/],
    [
      'a leaf that is no number',
      { trees: [['revolvingUtilization', 1, true, 0, 'none']] },
      /trees\[0\]/,
    ],
    [
      'a split without a side for what is unknown',
      { trees: [['revolvingUtilization', 1, 0, 1]] },
      /trees\[0\]/,
    ],
    ['the bins of a card', { bins: [] }, /bins/],
    ['a kind that nobody knows', { kind: 'ORACLE' }, /kind/],
  ])('with %s are refused', (_, change, message) => {
    expect(() => other(change)).toThrow(message);
  });
});
