import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { findChromium } from './browser.ts';

test('Chromium is looked for where CHROMIUM_PATH says, then on the PATH', () => {
  expect(findChromium({ CHROMIUM_PATH: process.execPath, PATH: '' })).toBe(process.execPath);
  expect(findChromium({ PATH: dirname(process.execPath) })).toBeUndefined();
  expect(findChromium({})).toBeUndefined();
});

test('a CHROMIUM_PATH that names no program is told, and no other browser taken', () => {
  expect(() => findChromium({ CHROMIUM_PATH: '/nothing/here', PATH: '/usr/bin' })).toThrow(
    'CHROMIUM_PATH names no program: /nothing/here',
  );
});
