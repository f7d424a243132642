import { expect, test } from 'vitest';
import { consoleLine } from './console-line.ts';
import { lineSplitter } from './lines.ts';

const json = (record: object) => consoleLine('lending', JSON.stringify(record));

test('warnings and errors are shown with what went wrong', () => {
  expect(json({ level: 'warn', msg: 'slow' })).toBe('lending    │ warn: slow');
  expect(json({ level: 'error', msg: 'request failed', err: { message: 'no such row' } })).toBe(
    'lending    │ error: request failed: no such row',
  );
  expect(json({ level: 'info', msg: 'serving' })).toBeUndefined();
});

test('what a developer is meant to see is shown, however small its level', () => {
  const line = json({
    level: 'info',
    notice: true,
    msg: 'mail written',
    text: 'Hello\nYour code is 7',
  });
  expect(line).toBe('lending    │ mail written\n           │ Hello\n           │ Your code is 7');
});

test('text that is no log record is shown, cut where it is very long', () => {
  expect(consoleLine('ledger', '    at main.ts:3')).toBe('ledger     │     at main.ts:3');
  expect(consoleLine('ledger', 'x'.repeat(2_000))?.length).toBeLessThan(600);
  expect(consoleLine('ledger', '   ')).toBeUndefined();
  expect(consoleLine('ledger', '{broken')).toBe('ledger     │ {broken');
});

test('chunks become lines wherever they were cut, and an endless line does not pile up', () => {
  const lines: string[] = [];
  const split = lineSplitter((line) => lines.push(line));
  split('one\ntw');
  split('o\n\nthr');
  expect(lines).toEqual(['one', 'two', '']);
  split('x'.repeat(70_000));
  expect(lines[3]?.length).toBe(64 * 1024);
});
