import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ChainClient } from '../src/app/chain-client.ts';
import { followChain } from '../src/app/follow-chain.ts';
import {
  type ChainLedger,
  CONFIRMED,
  confirm,
  confirmAgain,
  contractsOf,
  disbursementRegistries,
  openChainLedger,
  spendElsewhere,
  timesRecorded,
} from './chain.ts';

let ledger: ChainLedger;

beforeAll(async () => {
  ledger = await openChainLedger();
  await ledger.deploy();
});

afterAll(async () => {
  await ledger?.close();
});

describe('a reorganisation', () => {
  test('takes a transaction back to pending, and it is confirmed again', async () => {
    await ledger.net.mine(3);
    const id = await ledger.disburse();
    await ledger.follow();
    await ledger.net.mine(2);
    await ledger.follow();
    expect(await ledger.progress(id)).toEqual(['CONFIRMING 1', 'CONFIRMING 2']);
    await ledger.net.rpc('anvil_reorg', 2, []);
    await ledger.follow();
    expect(await ledger.status(id)).toMatchObject({ status: 'PENDING', confirmations: 0 });
    await confirm(ledger, id);
    expect(await ledger.progress(id)).toEqual([
      'CONFIRMING 1',
      'CONFIRMING 2',
      'PENDING 0',
      ...CONFIRMED,
    ]);
    expect(await timesRecorded(ledger.net, (await ledger.status(id)).commitment)).toBe(1);
  });

  test('is noticed also after the transaction was confirmed', async () => {
    const snapshot = await ledger.net.rpc('evm_snapshot');
    const first = await ledger.disburse();
    const second = await ledger.disburse();
    await confirm(ledger, first);
    await ledger.net.rpc('evm_revert', snapshot);
    await ledger.follow();
    expect((await ledger.progress(first)).at(-1)).toBe('PENDING 0');
    await confirm(ledger, first);
    await confirm(ledger, second);
    for (const id of [first, second]) {
      expect(await ledger.progress(id)).toEqual([...CONFIRMED, 'PENDING 0', ...CONFIRMED]);
      expect(await timesRecorded(ledger.net, (await ledger.status(id)).commitment)).toBe(1);
    }
  });

  test('never touches the books', async () => {
    const snapshot = await ledger.net.rpc('evm_snapshot');
    const id = await ledger.disburse();
    const before = await ledger.books.transactions([id]);
    await confirm(ledger, id);
    await ledger.net.rpc('evm_revert', snapshot);
    await ledger.follow();
    expect(await ledger.books.transactions([id])).toEqual(before);
  });
});

describe('an endpoint', () => {
  test('that is down means later, never lost', async () => {
    await ledger.net.stop();
    const id = await ledger.disburse();
    await expect(ledger.follow()).rejects.toThrow('gives no answer');
    expect(await ledger.status(id)).toMatchObject({ status: 'PENDING', hash: null });
    await ledger.net.start('AS_IT_WAS');
    await confirm(ledger, id);
    expect(await disbursementRegistries(ledger)).toHaveLength(1);
    expect(await ledger.progress(id)).toEqual(CONFIRMED);
  });

  test('that starts again from empty gets the registry and all commitments again', async () => {
    const ids = [await ledger.disburse(), await ledger.disburse(), await ledger.disburse()];
    for (const id of ids) await confirm(ledger, id);
    await ledger.net.mine(20);
    await ledger.follow();
    expect(await ledger.status(ids[0] ?? '')).toMatchObject({ settled: true });
    await ledger.net.stop();
    await ledger.net.start('EMPTY');
    await ledger.deploy();
    for (const id of ids) await confirm(ledger, id);
    const contracts = await disbursementRegistries(ledger);
    expect(contracts.map((contract) => contract.lostAt === null)).toEqual([true, false]);
    for (const id of ids) {
      expect(await ledger.progress(id)).toEqual([...CONFIRMED, 'PENDING 0', ...CONFIRMED]);
      expect(await timesRecorded(ledger.net, (await ledger.status(id)).commitment)).toBe(1);
    }
  });
});

test('a chain that comes back from an old copy of its state gets everything since then again', async () => {
  const before = await ledger.chain.contracts();
  const old = await ledger.net.rpc('evm_snapshot');
  const ids = [await ledger.disburse(), await ledger.disburse()];
  for (const id of ids) await confirm(ledger, id);
  await ledger.net.mine(20);
  await ledger.follow();
  expect((await ledger.status(ids[0] ?? '')).settled).toBe(true);
  await ledger.net.rpc('evm_revert', old);
  await ledger.net.mine(40);
  const third = await ledger.disburse();
  await ledger.persist();
  for (const id of [...ids, third]) await confirm(ledger, id);
  expect(await ledger.chain.contracts()).toEqual(before);
  expect(await ledger.progress(ids[0] ?? '')).toEqual([...CONFIRMED, 'PENDING 0', ...CONFIRMED]);
});

test('a registry that lost its code is deployed again, and holds every commitment again', async () => {
  const id = await ledger.disburse();
  await confirm(ledger, id);
  const [before] = await disbursementRegistries(ledger);
  await ledger.net.rpc('anvil_setCode', before?.address, '0x');
  await ledger.persist();
  expect(ledger.warnings.at(-1)).toContain('lost its state');
  await ledger.deploy();
  await confirmAgain(ledger, id);
  const [after] = await disbursementRegistries(ledger);
  expect(after?.address).not.toBe(before?.address);
  expect(await ledger.status(id)).toMatchObject({ status: 'CONFIRMED', contractId: after?.id });
  expect(await ledger.progress(id)).toEqual([...CONFIRMED, 'PENDING 0', ...CONFIRMED]);
});

describe('one odd answer', () => {
  /** A worker whose node answers wrongly as long as the test says so. */
  const lying = (lies: Partial<ChainClient>) => {
    let left = 0;
    const client = { ...ledger.client };
    for (const [name, lie] of Object.entries(lies)) {
      const truth: unknown = Reflect.get(ledger.client, name);
      Object.assign(client, {
        [name]: (...given: unknown[]) =>
          Reflect.apply((left > 0 ? lie : truth) as () => unknown, undefined, given),
      });
    }
    const round = followChain({ ...ledger.ports, client });
    return async (rounds: number) => {
      for (left = rounds; left > 0; left -= 1) {
        ledger.advance(1_000);
        await round();
      }
      ledger.advance(1_000);
      await round();
    };
  };

  async function settled(): Promise<`txn_${string}`> {
    const id = await ledger.disburse();
    await confirm(ledger, id);
    await ledger.net.mine(20);
    await ledger.follow();
    expect(await ledger.status(id)).toMatchObject({ settled: true });
    return id;
  }

  test.each<[string, Partial<ChainClient>]>([
    ['that the registry has no code', { hasCode: async () => false }],
    ['that no nonce was ever used', { nonces: async () => ({ latest: 0, pending: 0 }) }],
    [
      'of a node at an old block',
      {
        hasCode: async () => false,
        nonces: async () => ({ latest: 0, pending: 0 }),
        blockHash: async () => null,
        receipt: async () => null,
      },
    ],
  ])('%s changes nothing, nor do a few', async (_, lies) => {
    const id = await settled();
    const before = [await ledger.chain.contracts(), await ledger.status(id)];
    const lie = lying(lies);
    for (const rounds of [1, 4, 1, 4]) await lie(rounds);
    expect([await ledger.chain.contracts(), await ledger.status(id)]).toEqual(before);
    expect(await ledger.progress(id)).toEqual(CONFIRMED);
  });

  test('is enough where another block stands at the place of a settled deployment', async () => {
    const id = await settled();
    const other = `0x${'7'.repeat(64)}`;
    await lying({ hasCode: async () => false, blockHash: async () => other })(1);
    expect(ledger.warnings.at(-1)).toContain('lost its state');
    await ledger.deploy();
    await confirmAgain(ledger, id);
  });
});

test('a reorganisation that takes a fresh deployment back keeps the registry', async () => {
  const fresh = await openChainLedger();
  await fresh.deploy();
  const before = await fresh.chain.contracts();
  await fresh.net.rpc('anvil_reorg', 1, []);
  await fresh.persist();
  const id = await fresh.disburse();
  await confirm(fresh, id);
  expect(await fresh.chain.contracts()).toEqual(before);
  await fresh.close();
});

test('a deployment whose nonce was spent elsewhere is made again', async () => {
  const fresh = await openChainLedger();
  expect((await contractsOf(fresh.ports)).usable.size).toBe(0);
  await spendElsewhere(fresh);
  await fresh.persist();
  await fresh.deploy();
  const id = await fresh.disburse();
  await confirm(fresh, id);
  const contracts = await fresh.chain.contracts();
  expect(contracts.map((each) => each.deployedAt !== null)).toEqual([true, true]);
  await fresh.close();
});

test('another chain takes over what was not confirmed, and leaves what was', async () => {
  const done = await ledger.disburse();
  await confirm(ledger, done);
  const waiting = await ledger.disburse();
  await ledger.follow();
  expect((await ledger.status(waiting)).nonce).not.toBeNull();
  await ledger.net.rpc('anvil_setChainId', 4711);
  await ledger.net.rpc('anvil_dropAllTransactions');
  await ledger.deploy();
  await confirm(ledger, waiting);
  const [newest, oldest] = await disbursementRegistries(ledger);
  expect([newest?.chainId, newest?.lostAt, oldest?.chainId, oldest?.lostAt]).toEqual([
    4711,
    null,
    31337,
    null,
  ]);
  expect((await ledger.status(done)).contractId).toBe(oldest?.id);
  expect((await ledger.status(waiting)).contractId).toBe(newest?.id);
  expect(await ledger.progress(done)).toEqual(CONFIRMED);
});
