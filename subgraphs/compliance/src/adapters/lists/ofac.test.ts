import { expect, test } from 'vitest';
import { OFAC_LISTS } from './ofac.ts';

const [SDN] = OFAC_LISTS;
const row = (uid: number) => `${uid},"NAME, ${uid}","individual","TEST"${',-0- '.repeat(8)}`;

/** The numbers of the entries that are read of this text. */
function readOf(text: string) {
  const files = ['sdn', 'alt', 'add', 'sdn_comments'].map((file, at) => ({
    file: `${file}.csv`,
    bytes: Buffer.from(at === 0 ? text : ''),
  }));
  const read = SDN?.read(files);
  return read?.ok ? read.value.entries.map(({ uid }) => uid) : read;
}

test.each(['', '\x1a', '\r\n\x1a\r\n\x1a '])(
  'the end mark of old systems is not read: %j',
  (end) => {
    expect(readOf(`${row(1)}\r\n${row(2)}${end}`)).toEqual(['1', '2']);
  },
);

test('an end mark that something follows cuts nothing off', () => {
  expect(readOf(`${row(1)}\r\n${row(2).replace('NAME', 'NA\x1aME')}\r\n${row(3)}\r\n\x1a`)).toEqual(
    [...['1', '2', '3']],
  );
});
