import { expect, test } from 'vitest';
import { banner } from './banner.ts';
import { readSettings, type Settings } from './config.ts';
import { DEMO_USERS } from './demo.ts';
import { progressReporter } from './progress.ts';
import { StackError } from './stack-error.ts';

function reporter(isStopping = false) {
  const lines: string[] = [];
  const faults: Error[] = [];
  const made = progressReporter(
    (line) => lines.push(line),
    (error) => faults.push(error),
    () => isStopping,
  );
  return { lines, faults, ...made };
}

test('a step is shown with what it came to and its time, and gives its value', async () => {
  const { lines, step } = reporter();
  await expect(step('postgres', async () => ['on port 25432', 7])).resolves.toBe(7);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^ {2}✔ postgres {5}on port 25432 +\d+\.\d s$/);
});

test('a step that fails is shown as failed, except when it was stopped', async () => {
  const failing = async () => {
    throw new StackError('no');
  };
  const shown = reporter();
  await expect(shown.step('redis', failing)).rejects.toThrow('no');
  expect(shown.lines[0]).toMatch(/^ {2}✖ redis +failed +\d+\.\d s$/);
  const quiet = reporter(true);
  await expect(quiet.step('redis', failing)).rejects.toThrow('no');
  expect(quiet.lines).toEqual([]);
});

test('lines and faults are passed on', () => {
  const { lines, faults, line, fault } = reporter();
  line('lending ended');
  fault(new StackError('lending is given up'));
  expect(lines).toEqual(['lending ended']);
  expect(faults[0]?.message).toBe('lending is given up');
});

test('the end of a start says where to go, who can sign in and what to try', () => {
  const settings = readSettings([], { PORT: '4100' }) as Settings;
  const text = banner(settings, 6.54);
  expect(text).toContain('BlockScore runs (6.5 s). Ctrl-C stops it.');
  expect(text).toContain('http://localhost:4100/\n');
  expect(text).toContain('ws://localhost:4100/graphql');
  expect(text).toContain('http://localhost:4100/verify\n');
  const withChain = banner(settings, 6.54, 'http://127.0.0.1:8545');
  expect(withChain).toContain("/verify   (the chain's endpoint is http://127.0.0.1:8545)\n");
  for (const { email, password } of DEMO_USERS) {
    expect(text).toMatch(new RegExp(`${email} +${password} `));
  }
  expect(text).toContain('curl http://localhost:4100/graphql');
});

test('without the demo lender no logins are shown, and another host is', () => {
  const settings = readSettings([], { SEED_DEMO: 'false', HOST: '0.0.0.0' }) as Settings;
  const text = banner(settings, 1);
  expect(text).not.toContain('demo.blockscore.example');
  expect(text).toContain('http://0.0.0.0:4000/');
});
