import { newId } from '@blockscore/ids';
import { expect, test } from 'vitest';
import { delayAfter, GUESS_LIMITS, isOfOwnMachine, networkOf, quotaNetworkOf } from './throttle.ts';

test.each([
  ['', ''],
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['::FFFF:cb00:7107', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:DB8:1:2::1', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
])('the address %j is counted by %j', (address, network) => {
  expect(networkOf(address)).toBe(network);
});

test.each(['1::2::3', '1:2:3', '12345::', '::1.2.3.400', 'no:address'])(
  'what is no address, such as %j, is counted by itself',
  (text) => expect(networkOf(text)).toBe(text),
);

test.each([
  '127.0.0.1',
  '127.255.3.4',
  '::1',
  '0:0:0:0:0:0:0:1',
  '::ffff:127.0.0.1',
  '::FFFF:7f00:1',
])('quotas count nothing of the own machine, as %s', (address) => {
  expect(quotaNetworkOf(address)).toBe('');
});

test.each(['128.0.0.1', '10.0.0.1', '127.0.0.1.example', '::2', '1::1', '::ffff:128.0.0.1'])(
  'quotas count %s, which is of another machine',
  (address) => {
    expect(quotaNetworkOf(address)).toBe(networkOf(address));
    expect(quotaNetworkOf(address)).not.toBe('');
  },
);

test('an address that is not known is not of the own machine, nor is a device', () => {
  expect(isOfOwnMachine({ kind: 'ADDRESS', address: '::1' })).toBe(true);
  expect(isOfOwnMachine({ kind: 'ADDRESS', address: '' })).toBe(false);
  expect(isOfOwnMachine({ kind: 'ADDRESS', address: '10.0.0.1' })).toBe(false);
  expect(isOfOwnMachine({ kind: 'DEVICE', id: newId('device') })).toBe(false);
});

test('the delay doubles up to the longest and stays there, however often one tries', () => {
  const { guesser, all } = GUESS_LIMITS.PASSWORD;
  expect([0, 1, 2, 3, 9, 10, 5_000].map((n) => delayAfter(n, guesser))).toEqual([
    1, 2, 4, 8, 512, 900, 900,
  ]);
  expect(delayAfter(1e9, all)).toBe(60);
});
