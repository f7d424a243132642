import { expect, test } from 'vitest';
import { createReader } from './answer-reader.ts';

const PLAIN = 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello';
const CHUNKED =
  'HTTP/1.1 404 Not Found\r\ntransfer-encoding: chunked\r\n\r\n3\r\nhel\r\n2;a=b\r\nlo\r\n0\r\n\r\n';

test.each([
  ['with a length', PLAIN, 200],
  ['in chunks', CHUNKED, 404],
])('reads an answer %s, however it is cut', (_, text, status) => {
  for (let size = 1; size <= text.length; size++) {
    const read = createReader();
    const answers = [];
    // Twice the same, for what follows on one connection begins anew.
    for (const answer of [text, text]) {
      for (let at = 0; at < answer.length; at += size) {
        const complete = read(Buffer.from(answer.slice(at, at + size)));
        if (complete !== undefined) answers.push([complete.status, complete.body.toString()]);
      }
    }
    expect(answers).toEqual([
      [status, 'hello'],
      [status, 'hello'],
    ]);
  }
});

test('refuses what is no HTTP', () => {
  expect(() => createReader()(Buffer.from('hello\r\n\r\n'))).toThrow('no answer of HTTP/1.1');
  const chunked = CHUNKED.replace('3\r\nhel', 'x\r\nhel');
  expect(() => createReader()(Buffer.from(chunked))).toThrow('without a length');
});
