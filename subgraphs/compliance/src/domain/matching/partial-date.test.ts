import { describe, expect, test } from 'vitest';
import { agreeOnDate, type DateAgreement, parsePartialDate, writtenDate } from './partial-date.ts';

describe('dates as lists write them', () => {
  test.each([
    ['17 May 1960', { year: 1960, month: 5, day: 17, approximate: false }],
    ['May 1960', { year: 1960, month: 5, approximate: false }],
    ['1960', { year: 1960, approximate: false }],
    ['circa 1960', { year: 1960, approximate: true }],
    ['1960 to 1965', { year: 1960, lastYear: 1965, approximate: false }],
    ['01 Jan 1960 to 31 Dec 1961', { year: 1960, month: 1, lastYear: 1961, approximate: false }],
    ['1960-05-17', { year: 1960, month: 5, day: 17, approximate: false }],
  ])('%s', (text, expected) => {
    expect(parsePartialDate(text)).toEqual(expected);
  });

  test.each([
    ['17 May 1960', '1960-05-17'],
    ['May 1960', '1960-05'],
    ['1960', '1960'],
    ['circa 1960', 'circa 1960'],
    ['01 Jan 1960 to 31 Dec 1961', '1960 to 1961'],
    ['1960-05-17', '1960-05-17'],
  ])('%s is told as %s', (text, expected) => {
    const date = parsePartialDate(text);
    expect(date && writtenDate(date)).toBe(expected);
  });

  test.each(['', 'unknown', '17 of May', '60'])('%j is none', (text) => {
    expect(parsePartialDate(text)).toBeUndefined();
  });
});

test.each<[string, string, DateAgreement]>([
  ['1960-05-17', '17 May 1960', 'SAME'],
  ['1960-05-17', 'May 1960', 'POSSIBLE'],
  ['1960-05-17', '1960', 'POSSIBLE'],
  ['1961-05-17', '1960', 'POSSIBLE'],
  ['1961-05-17', '17 May 1960', 'POSSIBLE'],
  ['1962-05-17', 'circa 1960', 'POSSIBLE'],
  ['1964-05-17', '1960 to 1965', 'POSSIBLE'],
  ['1960-04-05', '04 May 1960', 'POSSIBLE'],
  ['1960-06-17', 'May 1960', 'DIFFERENT'],
  ['1960-06-18', '17 May 1960', 'DIFFERENT'],
  ['1961-06-18', '17 May 1960', 'DIFFERENT'],
  ['1965-05-17', '1960', 'DIFFERENT'],
  ['1985-05-17', '1960', 'FAR_APART'],
])('%s against %s is %s', (date, listed, expected) => {
  const parsed = parsePartialDate(listed);
  expect(parsed && agreeOnDate(date, parsed)).toBe(expected);
});
