import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ChainPorts, ChainRecords } from '../src/app/chain-ports.ts';
import { followChain } from '../src/app/follow-chain.ts';
import type { Work } from '../src/app/ports.ts';
import { attemptsOf, type ChainLedger, CONFIRMED, confirm, openChainLedger } from './chain.ts';

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
  ledger = await openChainLedger();
  await ledger.deploy();
  // So that the registry's own confirmations are no steps of what follows.
  await ledger.net.mine(4);
  await ledger.follow();
});

afterAll(async () => {
  await ledger?.close();
});

/** Calls `after` with the name of each of these when it has been done. */
function watched<T extends object>(
  target: T,
  names: readonly (keyof T & string)[],
  after: (name: string) => void,
): T {
  const copy = { ...target };
  for (const name of names) {
    const original: unknown = Reflect.get(target, name);
    if (typeof original !== 'function') throw new Error(`${name} is no function.`);
    const stepping = async (...given: unknown[]): Promise<unknown> => {
      const result: unknown = await Reflect.apply(original, target, given);
      after(name);
      return result;
    };
    Object.assign(copy, { [name]: stepping });
  }
  return copy;
}

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
  const transact: ChainPorts['transact'] = async (action) => {
    let wrote = false;
    const note = (name: string) => {
      wrote = true;
      step(name);
    };
    const written: readonly (keyof ChainRecords)[] = [
      'takeNonce',
      'addAttempt',
      'save',
      'enqueue',
      'markBroadcast',
    ];
    const result = await ports.transact((work: Work) =>
      action({
        ...work,
        chain: watched(work.chain, written, note),
        events: watched(work.events, ['record'], note),
      }),
    );
    if (wrote) step('commit');
    return result;
  };
  const client = watched(ports.client, ['sign', 'broadcast'], step);
  const round = followChain({ ...ports, client, transact });
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
