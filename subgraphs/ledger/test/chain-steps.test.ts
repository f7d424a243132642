import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { followChain } from '../src/app/follow-chain.ts';
import { attemptsOf, type ChainLedger, CONFIRMED, confirm, openChainLedger } from './chain.ts';
import { leavingBooks, watchSteps } from './chain-stepping.ts';

/**
 * Every step by which a transaction is signed, sent, replaced and counted, in order: what is written
 * or asked to sign or send, and each commit of what was written. A process may be killed after any.
 */
const STEPS = [
  'signing: takeNonce',
  'signing: sign',
  'signing: addAttempt',
  'signing: save',
  'signing: commit',
  'signing: broadcast',
  'signing: markBroadcast',
  'signing: commit again',
  'replacing: sign',
  'replacing: addAttempt',
  'replacing: save',
  'replacing: commit',
  'replacing: broadcast',
  'replacing: markBroadcast',
  'replacing: commit again',
  'counting: save',
  'counting: record',
  'counting: commit',
] as const;
type Phase = 'signing' | 'replacing' | 'counting';

let ledger: ChainLedger;

beforeAll(async () => {
  ledger = await openChainLedger({}, undefined, leavingBooks);
  await ledger.deploy();
  // So that the registry's own confirmations are no steps of what follows.
  await ledger.net.mine(4);
  await ledger.follow();
});

afterAll(async () => {
  await ledger?.close();
});

/** Rounds of a worker that tells of each step, and dies after the one that is named. */
function worker({ ports }: ChainLedger, diesAfter: string | null) {
  const seen: string[] = [];
  let phase: Phase = 'signing';
  const step = (name: string) => {
    const label = `${phase}: ${name}`;
    const told = seen.includes(label) ? `${label} again` : label;
    seen.push(told);
    if (told === diesAfter) throw new Error('killed');
  };
  const round = followChain(watchSteps(ports, step));
  return {
    seen,
    async run() {
      await round();
      phase = 'replacing';
      ledger.advance(61_000);
      await round();
      phase = 'counting';
      await ledger.net.mine();
      ledger.advance(1_000);
      await round();
    },
  };
}

test('the table has every step there is', async () => {
  const id = await ledger.disburse();
  const { run, seen } = worker(ledger, null);
  await run();
  expect(seen).toEqual(STEPS);
  await confirm(ledger, id);
});

test.each(STEPS)('killed after %s, it is on the chain once, without a gap', async (step) => {
  const id = await ledger.disburse();
  const { latest } = await ledger.client.nonces();
  await expect(worker(ledger, step).run()).rejects.toThrow('killed');
  await confirm(ledger, id);
  expect((await ledger.status(id)).nonce).toBe(latest);
  expect(await ledger.client.nonces()).toEqual({ latest: latest + 1, pending: latest + 1 });
  expect(await ledger.progress(id)).toEqual(CONFIRMED);
  const attempts = await attemptsOf(ledger, id);
  expect(attempts.length).toBeLessThanOrEqual(2);
  for (const attempt of attempts) expect(attempt.nonce).toBe(latest);
});

test('killed twice on its way, also', async () => {
  for (const [first, second] of [
    ['signing: commit', 'replacing: commit'],
    ['signing: broadcast', 'replacing: broadcast'],
    ['signing: sign', 'counting: record'],
  ] as const) {
    const id = await ledger.disburse();
    for (const step of [first, second]) {
      await expect(worker(ledger, step).run()).rejects.toThrow('killed');
    }
    await confirm(ledger, id);
    expect(await ledger.progress(id)).toEqual(CONFIRMED);
  }
});

describe('a process of its own, killed by the system', () => {
  /** Runs one round in a process that ends itself by SIGKILL after that step. */
  async function killedAfter(step: string): Promise<void> {
    const { database, net, wallet, clock } = ledger;
    const script = join(import.meta.dirname, 'killed-round.ts');
    const child = spawn(process.execPath, [script, step, clock().toISOString()], {
      env: {
        LEDGER_DATABASE_URL: database.appUrl,
        BLOCKCHAIN_PROVIDER_URL: net.url,
        BLOCKCHAIN_PRIVATE_KEY: wallet.privateKey,
      },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    const [, signal] = await once(child, 'exit');
    expect(signal).toBe('SIGKILL');
  }

  test.each([
    ['takeNonce', null],
    ['save', null],
    ['commit', 0],
    ['broadcast', 0],
    ['markBroadcast', 0],
  ])('after %s, leaves nothing twice and no gap', async (step, taken) => {
    const id = await ledger.disburse();
    const { latest } = await ledger.client.nonces();
    await killedAfter(step);
    expect((await ledger.status(id)).nonce).toBe(taken === null ? null : latest + taken);
    await confirm(ledger, id);
    expect((await ledger.status(id)).nonce).toBe(latest);
    expect(await attemptsOf(ledger, id)).toHaveLength(1);
    expect(await ledger.progress(id)).toEqual(CONFIRMED);
  });
});
