import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FAULT_CODES } from '@blockscore/result';
import { checkout } from '@blockscore/testkit';
import { expect, test } from 'vitest';

test('the error catalogue has an entry for every code, and none for another', () => {
  const text = readFileSync(join(checkout(), 'docs/errors.md'), 'utf8');
  const [faults = ''] = text.split('\n## ');
  const documented = [...faults.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, code]) => code);
  expect(documented).toEqual([...FAULT_CODES]);
});
