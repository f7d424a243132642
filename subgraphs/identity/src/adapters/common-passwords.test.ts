import { expect, test } from 'vitest';
import { createCommonPasswords } from './common-passwords.ts';

const isCommon = createCommonPasswords();

/** By hand and by rule: so that none of them depends on a list. */
const KEYBOARD_ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm,./', '1234567890'];
const backwards = (text: string) => [...text].reverse().join('');

test.each([
  ...[...'abcxyz019 -*ё'].flatMap((letter) => [letter.repeat(8), letter.repeat(128)]),
  ...['12', '1234', 'abc', 'ab12', 'p4ssw0rd'].map((part) => part.repeat(8)),
  ...['abcdefgh', 'stuvwxyz', 'ABCDEFGHIJ', '12345678', '23456789'].flatMap((run) => [
    run,
    backwards(run),
  ]),
  ...KEYBOARD_ROWS.flatMap((row) => [row, backwards(row), row.slice(0, 8)]),
  ...['11223344', 'aaaabbbb', '1qaz2wsx', 'abcd1234', '17.05.1990', '19900517'],
  ...['password', 'PassWord1', 'P@ssw0rd', 'drowssap', 'ｌｅｔｍｅｉｎ', 'password1!'],
])('%j is guessed first', async (password) => {
  expect(await isCommon(password)).toBe(true);
});

test.each([
  'correct horse battery',
  'demo ada@example.com password',
  'seven bridges of Königsberg',
  'a fine password',
  'vq7TzkpL',
  `${'correct horse battery '.repeat(6)}`.slice(0, 128),
])('%j is not', async (password) => {
  expect(await isCommon(password)).toBe(false);
});

test('takes no longer than can be waited for, whatever 128 characters are sent', {
  timeout: 90_000,
}, async () => {
  await isCommon('the first one waits for the list');
  for (const part of ['p4s$w0rd', '4@8({[<3', '01', '\\/\\/', '1|l!i', 'qwertzuiop']) {
    const start = performance.now();
    await isCommon(part.repeat(128).slice(0, 128));
    expect(performance.now() - start, part).toBeLessThan(10_000);
  }
});
