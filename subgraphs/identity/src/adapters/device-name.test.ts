import { expect, test } from 'vitest';
import { deviceName } from './device-name.ts';

test.each([
  [null, 'Unknown device'],
  ['', 'Unknown device'],
  ['curl/8.5.0', 'curl'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0', 'Firefox on Linux'],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Mobile/15E148 Safari/604.1',
    'Safari on iOS',
  ],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 Edg/130.0',
    'Microsoft Edge on Windows',
  ],
  ['<b>your bank</b>/1.0', 'Unknown program'],
  ['x'.repeat(300), 'Unknown program'],
])('%j is %s', (agent, name) => {
  expect(deviceName(agent)).toBe(name);
});
