import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { readUpload } from './read-upload.ts';

function reading(size: number, slowStartMs?: number) {
  const body = new PassThrough();
  const told: string[] = [];
  const options = { size, onTooSlow: () => void told.push('slow') };
  const read = readUpload(body, { ...options, ...(slowStartMs !== undefined && { slowStartMs }) });
  return { body, read, told };
}

test('what was announced is read, in whatever pieces it comes', async () => {
  const { body, read, told } = reading(6);
  body.write('abc');
  body.end('def');
  expect(Buffer.from(await read).toString()).toBe('abcdef');
  expect(told).toEqual([]);
});

test('less than was announced is refused', async () => {
  const { body, read } = reading(6);
  body.end('abc');
  await expect(read).rejects.toThrow(/broke off/);
});

test('who sends a byte and then nothing holds a place for no longer than the start', async () => {
  const { body, read, told } = reading(10_000_000, 30);
  body.write('a');
  await expect(read).rejects.toThrow(/too slowly/);
  expect(told).toEqual(['slow']);
  // The connection ends; nobody waits for it any more.
  body.destroy(new Error('The connection is over.'));
});
