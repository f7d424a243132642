import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { parseScoringModel, readScoringModel } from './scoring-model-file.ts';

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
