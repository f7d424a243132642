import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type ChainLedger,
  CONFIRMED,
  confirm,
  openChainLedger,
  registryOf,
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
    expect(await ledger.chain.contracts()).toHaveLength(1);
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
    const contracts = await ledger.chain.contracts();
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
  for (const id of [...ids, third]) await confirm(ledger, id);
  expect(await ledger.chain.contracts()).toEqual(before);
  expect(await ledger.progress(ids[0] ?? '')).toEqual([...CONFIRMED, 'PENDING 0', ...CONFIRMED]);
});

test('a registry that lost its code is deployed again, and holds every commitment again', async () => {
  const id = await ledger.disburse();
  await confirm(ledger, id);
  const [before] = await ledger.chain.contracts();
  await ledger.net.rpc('anvil_setCode', before?.address, '0x');
  await ledger.follow();
  expect(ledger.warnings.at(-1)).toContain('lost its state');
  await ledger.deploy();
  for (let block = 0; block < 4; block += 1) {
    await ledger.follow();
    await ledger.net.mine();
  }
  await ledger.follow();
  const [after] = await ledger.chain.contracts();
  expect(after?.address).not.toBe(before?.address);
  expect(await ledger.status(id)).toMatchObject({ status: 'CONFIRMED', contractId: after?.id });
  expect(await ledger.progress(id)).toEqual([...CONFIRMED, 'PENDING 0', ...CONFIRMED]);
});

test('a deployment whose nonce was spent elsewhere is made again', async () => {
  const fresh = await openChainLedger();
  expect((await registryOf(fresh.ports)).ready).toBe(false);
  await spendElsewhere(fresh);
  await fresh.deploy();
  await fresh.deploy();
  const id = await fresh.disburse();
  await confirm(fresh, id);
  const contracts = await fresh.chain.contracts();
  expect(contracts.map((each) => each.deployedAt !== null)).toEqual([true, false]);
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
  const [newest, oldest] = await ledger.chain.contracts();
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
