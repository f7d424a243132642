import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reviewChain } from '../src/app/review-chain.ts';
import { type ChainLedger, confirm, openChainLedger } from './chain.ts';
import { type ContractsOf, contractsOf } from './reconciled-chain.ts';
import { tellingOf } from './telling.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

let ledger: ChainLedger;
let alerts: () => Promise<unknown[][]>;
let open: () => Promise<readonly { readonly kind: string; readonly subject: string }[]>;
beforeAll(async () => {
  ledger = await openChainLedger({ anchorEveryMs: 0 });
  const telling = tellingOf(ledger);
  alerts = telling.alerts;
  open = telling.open;
  await ledger.deploy();
});
afterAll(async () => {
  await ledger?.close();
});

/** Looks at the chain for so long, as a process that has just begun. */
async function review(contracts: ContractsOf, milliseconds: number): Promise<void> {
  const look = reviewChain({ ...ledger.ports, client: contracts.client });
  for (let passed = 0; passed <= milliseconds; passed += 10_000) {
    await look(contracts.life, contracts.view);
    ledger.advance(10_000);
  }
}

describe('what is confirmed and what the chain holds', () => {
  test('agree, of disbursements and of roots', async () => {
    const id = await ledger.disburse();
    await ledger.hearScore();
    await confirm(ledger, id);
    ledger.advance(DAY_MS);
    await review(await contractsOf(ledger), MINUTE_MS);
    expect([await alerts(), await open()]).toEqual([[], []]);
    const [run] = await ledger.ports.reconciliations.runs({ size: 1, backward: false });
    expect(run).toMatchObject({ scope: 'CHAIN', finishedAt: expect.any(Date) });
    expect(run?.compared).toBeGreaterThanOrEqual(2);
  });

  test('is gone through once a day, and later while the chain is away', async () => {
    const contracts = await contractsOf(ledger);
    const before = contracts.asked();
    await review(contracts, MINUTE_MS);
    expect(contracts.asked()).toBe(before);
    ledger.advance(DAY_MS);
    contracts.goAway(true);
    await expect(review(contracts, MINUTE_MS)).rejects.toThrow('away');
    contracts.goAway(false);
    await review(contracts, MINUTE_MS);
    expect(contracts.asked()).toBeGreaterThan(before);
    expect(await alerts()).toEqual([]);
  });

  test('is alerted once where the chain lacks something for a minute, and over once it is there', async () => {
    const contracts = await contractsOf(ledger);
    const lacking = await ledger.disburse();
    await confirm(ledger, lacking);
    ledger.advance(DAY_MS);
    const { commitment } = await ledger.status(lacking);
    contracts.forget(commitment);
    await review(contracts, MINUTE_MS / 2);
    expect(await open()).toEqual([]);
    ledger.advance(DAY_MS);
    await review(contracts, 2 * MINUTE_MS);
    ledger.advance(DAY_MS);
    await review(contracts, 2 * MINUTE_MS);
    expect(await open()).toMatchObject([
      { kind: 'CHAIN_LACKS', subject: lacking, found: 'nothing' },
    ]);
    expect(await alerts()).toEqual([['CHAIN_LACKS', lacking]]);
    contracts.forget(null);
    ledger.advance(DAY_MS);
    await review(contracts, MINUTE_MS);
    expect(await open()).toEqual([]);
  });

  test('shows a root that the chain holds of another tree', async () => {
    const contracts = await contractsOf(ledger);
    contracts.countLeaves(7);
    ledger.advance(DAY_MS);
    await review(contracts, 2 * MINUTE_MS);
    const found = await open();
    expect(found.length).toBeGreaterThan(0);
    expect(new Set(found.map(({ kind }) => kind))).toEqual(new Set(['CHAIN_DIFFERS']));
    contracts.countLeaves(null);
    ledger.advance(DAY_MS);
    await review(contracts, MINUTE_MS);
    expect(await open()).toEqual([]);
  });
});
