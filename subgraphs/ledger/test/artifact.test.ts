import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { artifactUrl, compileArtifacts } from '../contracts/compile.ts';

test('the committed artifacts and types are what the compiler makes of the contracts, byte for byte', () => {
  const made = compileArtifacts();
  for (const [file, text] of made) expect(text, file).toBe(readFileSync(artifactUrl(file), 'utf8'));
  expect(readdirSync(artifactUrl('.')).toSorted()).toEqual([...made.keys()].toSorted());
});
