import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ChainLedger, openChainLedger, timesRecorded } from './chain.ts';

let ledger: ChainLedger;

beforeEach(async () => {
  ledger = await openChainLedger();
});

afterEach(async () => {
  await ledger?.close();
});

const CONFIRMED = ['CONFIRMING 1', 'CONFIRMING 2', 'CONFIRMED 3'];

/** Mines and follows until the transaction is confirmed. */
async function confirm(id: string): Promise<void> {
  for (let block = 0; block < 12; block += 1) {
    if ((await ledger.status(id)).status === 'CONFIRMED') return;
    await ledger.follow();
    await ledger.net.mine();
    await ledger.follow();
  }
  throw new Error('It was not confirmed within twelve blocks.');
}

test('the registry is deployed once and recorded with its address', async () => {
  await ledger.deploy();
  await ledger.follow();
  const contracts = await ledger.chain.contracts();
  expect(contracts).toHaveLength(1);
  const [contract] = contracts;
  expect(contract).toMatchObject({ name: 'DisbursementRegistry', chainId: 31337, lostAt: null });
  expect(contract?.deployedAt).not.toBeNull();
  const code = await ledger.net.rpc('eth_getCode', contract?.address, 'latest');
  expect(String(code).length).toBeGreaterThan(100);
  const deployed = (await ledger.events()).filter((e) => e.type === 'ledger.contract.deployed');
  expect(deployed.map((event) => event.data)).toEqual([
    { address: contract?.address, name: 'DisbursementRegistry' },
  ]);
});

test('confirmations are counted one by one as blocks are made', async () => {
  await ledger.deploy();
  const id = await ledger.disburse();
  expect(await ledger.status(id)).toMatchObject({ status: 'PENDING', hash: null });
  await ledger.follow();
  const sent = await ledger.status(id);
  expect(sent).toMatchObject({ status: 'PENDING', confirmations: 0, nonce: 1 });
  expect(await ledger.progress(id)).toEqual([]);
  for (const counted of [1, 2, 3]) {
    await ledger.net.mine();
    await ledger.follow();
    expect(await ledger.progress(id)).toEqual(CONFIRMED.slice(0, counted));
  }
  await ledger.net.mine();
  await ledger.follow();
  expect(await ledger.progress(id)).toEqual(CONFIRMED);
  const done = await ledger.status(id);
  expect(done).toMatchObject({ status: 'CONFIRMED', confirmations: 3, hash: sent.hash });
  expect(await timesRecorded(ledger.net, done.commitment)).toBe(1);
});

test('blocks that came while nobody looked are counted one by one all the same', async () => {
  await ledger.deploy();
  const id = await ledger.disburse();
  await ledger.follow();
  await ledger.net.mine(20);
  await ledger.follow();
  expect(await ledger.progress(id)).toEqual(CONFIRMED);
  const progressed = (await ledger.events()).filter((e) => e.type === 'ledger.chain.progressed');
  expect(progressed.map((event) => event.aggregate.version)).toEqual([3, 4, 5]);
});

test('a repayment is not meant for the chain', async () => {
  const id = await ledger.disburse({ kind: 'REPAYMENT' });
  expect(await ledger.chain.ofTransactions([id])).toEqual([]);
});

describe('a reorganisation', () => {
  test('takes a transaction back to pending, and it is confirmed again', async () => {
    await ledger.deploy();
    await ledger.net.mine(3);
    const id = await ledger.disburse();
    await ledger.follow();
    await ledger.net.mine(2);
    await ledger.follow();
    expect(await ledger.progress(id)).toEqual(['CONFIRMING 1', 'CONFIRMING 2']);
    await ledger.net.rpc('anvil_reorg', 2, []);
    await ledger.follow();
    expect(await ledger.status(id)).toMatchObject({ status: 'PENDING', confirmations: 0 });
    await confirm(id);
    expect(await ledger.progress(id)).toEqual([
      'CONFIRMING 1',
      'CONFIRMING 2',
      'PENDING 0',
      ...CONFIRMED,
    ]);
    expect(await timesRecorded(ledger.net, (await ledger.status(id)).commitment)).toBe(1);
  });

  test('is noticed also after the transaction was confirmed', async () => {
    await ledger.deploy();
    const snapshot = await ledger.net.rpc('evm_snapshot');
    const first = await ledger.disburse();
    const second = await ledger.disburse();
    await confirm(first);
    await ledger.net.rpc('evm_revert', snapshot);
    await ledger.follow();
    expect((await ledger.progress(first)).at(-1)).toBe('PENDING 0');
    await confirm(first);
    await confirm(second);
    for (const id of [first, second]) {
      expect(await ledger.progress(id)).toEqual([...CONFIRMED, 'PENDING 0', ...CONFIRMED]);
      expect(await timesRecorded(ledger.net, (await ledger.status(id)).commitment)).toBe(1);
    }
  });

  test('never touches the books', async () => {
    await ledger.deploy();
    const snapshot = await ledger.net.rpc('evm_snapshot');
    const id = await ledger.disburse();
    const before = await ledger.books.transactions([id]);
    await confirm(id);
    await ledger.net.rpc('evm_revert', snapshot);
    await ledger.follow();
    expect(await ledger.books.transactions([id])).toEqual(before);
  });
});

describe('an endpoint', () => {
  test('that is down means later, never lost', async () => {
    await ledger.deploy();
    await ledger.net.stop();
    const id = await ledger.disburse();
    await expect(ledger.follow()).rejects.toThrow('gives no answer');
    expect(await ledger.status(id)).toMatchObject({ status: 'PENDING', hash: null });
    await ledger.net.start('AS_IT_WAS');
    await confirm(id);
    expect(await ledger.chain.contracts()).toHaveLength(1);
    expect(await ledger.progress(id)).toEqual(CONFIRMED);
  });

  test('that starts again from empty gets the registry and all commitments again', async () => {
    await ledger.deploy();
    const ids = [await ledger.disburse(), await ledger.disburse(), await ledger.disburse()];
    for (const id of ids) await confirm(id);
    await ledger.net.mine(20);
    await ledger.follow();
    expect(await ledger.status(ids[0] ?? '')).toMatchObject({ settled: true });
    await ledger.net.stop();
    await ledger.net.start('EMPTY');
    await ledger.deploy();
    for (const id of ids) await confirm(id);
    const contracts = await ledger.chain.contracts();
    expect(contracts.map((contract) => contract.lostAt === null)).toEqual([true, false]);
    for (const id of ids) {
      expect(await ledger.progress(id)).toEqual([...CONFIRMED, 'PENDING 0', ...CONFIRMED]);
      expect(await timesRecorded(ledger.net, (await ledger.status(id)).commitment)).toBe(1);
    }
  });
});

test('twenty disbursements at once are all recorded once, without a gap between nonces', async () => {
  await ledger.deploy();
  const ids = await Promise.all(Array.from({ length: 20 }, () => ledger.disburse()));
  for (const id of ids) await confirm(id);
  const rows = await Promise.all(ids.map((id) => ledger.status(id)));
  expect(rows.map((row) => row.nonce).sort((a, b) => Number(a) - Number(b))).toEqual(
    Array.from({ length: 20 }, (_, index) => index + 1),
  );
  for (const row of rows) expect(await timesRecorded(ledger.net, row.commitment)).toBe(1);
});
