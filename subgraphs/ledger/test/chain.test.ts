import { connect } from '@blockscore/database';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ChainLedger, CONFIRMED, confirm, openChainLedger, timesRecorded } from './chain.ts';

let ledger: ChainLedger;

beforeAll(async () => {
  ledger = await openChainLedger();
  await ledger.deploy();
});

afterAll(async () => {
  await ledger?.close();
});

test('the registries are deployed once and recorded with their addresses', async () => {
  await ledger.follow();
  const contracts = await ledger.chain.contracts();
  expect(contracts.map(({ name }) => name).toSorted()).toEqual([
    'AnchorRegistry',
    'DisbursementRegistry',
  ]);
  for (const contract of contracts) {
    expect(contract).toMatchObject({ chainId: 31337, requestedBy: null, lostAt: null });
    expect(contract.deployedAt).not.toBeNull();
    const code = await ledger.net.rpc('eth_getCode', contract.address, 'latest');
    expect(String(code).length).toBeGreaterThan(100);
  }
  const deployed = (await ledger.events()).filter((e) => e.type === 'ledger.contract.deployed');
  const told = contracts.map(({ address, name }) => ({ address, name }));
  expect(deployed.map((event) => event.data)).toEqual(expect.arrayContaining(told));
  expect(deployed).toHaveLength(2);
});

test('confirmations are counted one by one as blocks are made', async () => {
  const id = await ledger.disburse();
  expect(await ledger.status(id)).toMatchObject({ status: 'PENDING', hash: null });
  await ledger.follow();
  const sent = await ledger.status(id);
  expect(sent).toMatchObject({ status: 'PENDING', confirmations: 0, nonce: 2 });
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
  const id = await ledger.disburse();
  await ledger.follow();
  await ledger.net.mine(20);
  await ledger.follow();
  expect(await ledger.progress(id)).toEqual(CONFIRMED);
  const { id: aggregate } = await ledger.status(id);
  const progressed = (await ledger.events()).filter((event) => event.aggregate.id === aggregate);
  expect(progressed.map((event) => event.aggregate.version)).toEqual([3, 4, 5]);
});

test('a repayment is not meant for the chain', async () => {
  const id = await ledger.disburse({ kind: 'REPAYMENT' });
  expect(await ledger.chain.ofTransactions([id])).toEqual([]);
});

test('twenty disbursements at once are all recorded once, without a gap between nonces', async () => {
  const { latest } = await ledger.client.nonces();
  const ids = await Promise.all(Array.from({ length: 20 }, () => ledger.disburse()));
  for (const id of ids) await confirm(ledger, id);
  const rows = await Promise.all(ids.map((id) => ledger.status(id)));
  expect(rows.map((row) => row.nonce).sort((a, b) => Number(a) - Number(b))).toEqual(
    Array.from({ length: 20 }, (_, index) => latest + index),
  );
  for (const row of rows) expect(await timesRecorded(ledger.net, row.commitment)).toBe(1);
});

test('a ledger that was begun with one registry keeps it, and is given the other', async () => {
  const before = await ledger.disburse();
  await confirm(ledger, before);
  const kept = await ledger.status(before);
  const owner = connect(ledger.database.ownerUrl, { max: 1, name: 'owner' });
  await owner.sql.begin(async (sql) => {
    const [anchors] =
      await sql`select id from ledger.smart_contracts where name = 'AnchorRegistry'`;
    const deployment = sql`
      select id from ledger.chain_transactions where contract_id = ${anchors?.['id']}`;
    await sql`delete from ledger.chain_attempts where chain_transaction_id in (${deployment})`;
    await sql`delete from ledger.chain_transactions where contract_id = ${anchors?.['id']}`;
    await sql`delete from ledger.smart_contracts where name = 'AnchorRegistry'`;
  });
  await owner.close();
  await ledger.follow();
  const after = await ledger.disburse();
  await confirm(ledger, after);
  expect(await ledger.status(before)).toEqual(kept);
  expect((await ledger.status(after)).contractId).toBe(kept.contractId);
  const contracts = await ledger.chain.contracts();
  expect(contracts.map(({ name, deployedAt }) => [name, deployedAt !== null])).toEqual([
    ['AnchorRegistry', true],
    ['DisbursementRegistry', true],
  ]);
});
