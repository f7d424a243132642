import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ChainLedger, openChainLedger } from './chain.ts';

let ledger: ChainLedger;

beforeAll(async () => {
  ledger = await openChainLedger();
});

afterAll(async () => {
  await ledger?.close();
});

test('transactions become leaves', async () => {
  const id = await ledger.disburse();
  await ledger.deploy();
  const [leaf] = await ledger.ports.anchors.transactionLeaves([id]);
  expect(leaf).toMatchObject({ transactionId: id, leaf: { position: 1, leafCount: 2 } });
});
