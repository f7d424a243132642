import { createMetrics } from '@blockscore/service';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createChainStatus } from '../src/adapters/chain-status.ts';
import { type ChainLedger, confirm, openChainLedger } from './chain.ts';

const ETHER = 10n ** 18n;
const WARNING = 'The account that pays for the chain runs out of funds: send it some.';
let ledger: ChainLedger;

beforeAll(async () => {
  ledger = await openChainLedger({ minBalance: ETHER / 2n });
  await ledger.deploy();
});

beforeEach(async () => {
  await give(100n * ETHER);
  ledger.advance(3_600_000);
  await ledger.follow();
  ledger.funds.length = 0;
});

afterAll(async () => {
  await ledger?.close();
});

const give = (wei: bigint) =>
  ledger.net.rpc('anvil_setBalance', ledger.wallet.address, `0x${wei.toString(16)}`);
const alerts = async () =>
  (await ledger.events()).filter(({ type }) => type === 'ledger.funds.alerted');
const warned = () => ledger.warnings.filter((warning) => warning === WARNING).length;

test('a balance that is high enough is looked at once a minute, and nobody is told', async () => {
  const before = warned();
  for (let seconds = 0; seconds < 59; seconds += 10) {
    ledger.advance(9_000);
    await ledger.follow();
  }
  ledger.advance(9_000);
  await ledger.follow();
  expect(ledger.funds).toEqual([{ balance: 100n * ETHER, isLow: false }]);
  expect(warned()).toBe(before);
});

test('below the least, operators are told once an hour, until there is more', async () => {
  const [before, told] = [warned(), (await alerts()).length];
  await give(ETHER / 2n - 1n);
  ledger.advance(60_000);
  for (let minutes = 0; minutes < 120; minutes += 10) {
    await ledger.follow();
    ledger.advance(600_000 - 1_000);
  }
  expect(warned() - before).toBe(2);
  const [alert, ...others] = (await alerts()).slice(told);
  expect(others).toHaveLength(1);
  expect(alert?.audience).toEqual({ scopes: ['ledger:read'] });
  expect(alert?.data).toEqual({
    chainId: 31337,
    address: ledger.wallet.address,
    balance: String(ETHER / 2n - 1n),
    minimum: String(ETHER / 2n),
  });
  await give(ETHER / 2n);
  await ledger.follow();
  expect(ledger.funds.at(-1)).toEqual({ balance: ETHER / 2n, isLow: false });
});

test('an account with nothing keeps everything waiting, in order, until it has some', async () => {
  const { latest } = await ledger.client.nonces();
  await give(0n);
  const ids = [await ledger.disburse(), await ledger.disburse(), await ledger.disburse()];
  await ledger.persist();
  for (const id of ids) expect(await ledger.status(id)).toMatchObject({ status: 'PENDING' });
  await give(100n * ETHER);
  ledger.advance(5_000);
  for (const id of ids) await confirm(ledger, id);
  const rows = await Promise.all(ids.map((id) => ledger.status(id)));
  expect(rows.map(({ nonce }) => nonce)).toEqual([latest, latest + 1, latest + 2]);
});

test('health is degraded while something is wrong with the chain, and metrics say with what', async () => {
  const { registry } = createMetrics('test');
  const status = createChainStatus(['1 http://a', '2 http://b'], registry);
  await expect(status.check()).resolves.toBeUndefined();
  status.fundsSeen({ balance: ETHER / 4n, isLow: true });
  status.endpointChanged('2 http://b', 'LYING');
  status.roundEnded('The chain at http://a gives no answer.');
  await expect(status.check()).rejects.toMatchObject({
    name: 'Degraded',
    message:
      'the account that pays runs out of funds; endpoint 2 http://b is set aside: LYING; The chain at http://a gives no answer.',
  });
  const text = await registry.metrics();
  for (const line of [
    'ledger_chain_balance_ether{service="test"} 0.25',
    'ledger_chain_funds_low{service="test"} 1',
    'ledger_chain_rounds_failing{service="test"} 1',
    'ledger_chain_endpoint_trusted{endpoint="1 http://a",service="test"} 1',
    'ledger_chain_endpoint_trusted{endpoint="2 http://b",service="test"} 0',
    'ledger_chain_endpoint_faults_total{endpoint="2 http://b",fault="LYING",service="test"} 1',
  ]) {
    expect(text).toContain(line);
  }
  status.fundsSeen({ balance: ETHER, isLow: false });
  status.endpointChanged('2 http://b', null);
  status.roundEnded(null);
  await expect(status.check()).resolves.toBeUndefined();
});
