import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ARTIFACT, compileArtifact } from '../contracts/compile.ts';

test('the committed contract artifact is what the compiler makes of its source, byte for byte', () => {
  expect(compileArtifact()).toBe(readFileSync(ARTIFACT, 'utf8'));
});
