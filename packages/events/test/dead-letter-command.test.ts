import { afterEach, beforeEach, expect, test } from 'vitest';
import { deadLetterUsage } from '../src/dead-letter-command.ts';
import { type Handlers, runDeadLetterCommand } from '../src/index.ts';
import { type ConsumerBench, openConsumerBench, type Work } from './consumer-bench.ts';
import { deadLetters, inbox } from './support.ts';

let bench: ConsumerBench;
let broken: boolean;

const handlers: Handlers<Work> = {
  'lending.payment.failed': (event, { transact }) =>
    transact(async (work) => {
      await work.note(event.aggregate.version);
      if (broken && event.aggregate.version % 2 === 0) throw new TypeError('no such account');
    }),
};

async function run(...args: string[]) {
  const lines: string[] = [];
  const shared = { transact: bench.transact, inbox, deadLetters };
  const code = await runDeadLetterCommand({
    consumers: [
      { consumer: 'other', handlers: {}, ...shared },
      { consumer: 'test', handlers, ...shared },
    ],
    subgraph: 'lending',
    args,
    write: (line) => void lines.push(line),
  });
  return { code, lines };
}

beforeEach(async () => {
  broken = true;
  bench = await openConsumerBench();
  bench.start(handlers);
  await bench.append(4);
  await bench.settledAt(4);
});
afterEach(() => bench.close());

test('an operator reads what was given up on, without its data', async () => {
  const { code, lines } = await run();
  expect(code).toBe(0);
  expect(lines).toHaveLength(3);
  expect(lines[0]).toMatch(
    /^\d+ \| test \| lending 2 \| lending\.payment\.failed \| evt_\w+ \| 3 attempts \| \S+Z \| TypeError: no such account$/,
  );
  expect(lines[2]).toBe('2 dead letters.');
  expect(lines.join()).not.toContain('refused');
});

test('and retries one or all while the consumer goes on', async () => {
  const id = (await run()).lines[0]?.split(' ')[0] ?? '';
  expect((await run('retry', id)).code).toBe(1);
  expect(await run('retry', 'all')).toMatchObject({ code: 1 });
  broken = false;
  expect(await run('retry', id)).toEqual({ code: 0, lines: [`Dead letter ${id} is handled.`] });
  expect(await run('retry', id)).toEqual({ code: 1, lines: [`There is no dead letter ${id}.`] });
  expect((await run('retry', 'all')).lines.at(-1)).toBe('No dead letters are left.');
  expect(await run()).toEqual({ code: 0, lines: ['No dead letters.'] });
  expect(await bench.effective()).toEqual([1, 3, 2, 4]);
});

test.each([[['again']], [['retry']], [['retry', 'x']], [['retry', '1', '2']]])(
  'words that it does not know change nothing: %j',
  async (args) => {
    expect(await run(...args)).toEqual({ code: 2, lines: [deadLetterUsage('lending')] });
    expect((await run()).lines).toHaveLength(3);
  },
);
