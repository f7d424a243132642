import { startTestChain, type TestChain } from '@blockscore/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { EndpointFault } from '../src/adapters/endpoint-standing.ts';
import { createEndpoints } from '../src/adapters/endpoints.ts';
import { type ChainLedger, CONFIRMED, confirm, openChainLedger, timesRecorded } from './chain.ts';
import { type Lie, startTestEndpoint, type TestEndpoint } from './lying-endpoint.ts';

let ledger: ChainLedger;
let endpoints: readonly TestEndpoint[];
/** The fork that the chain was on before it was reorganised, for endpoints that are there still. */
let former: TestChain;
let changes: string[] = [];
const TIMES = { timeoutMs: 20_000, graceMs: 4_000, againAfterMs: 5 };

beforeAll(async () => {
  former = await startTestChain({ fund: [] });
  ledger = await openChainLedger({}, async (url, { clock, warn }) => {
    endpoints = await Promise.all([1, 2, 3].map(() => startTestEndpoint(url)));
    const endpointChanged = (endpoint: string, fault: EndpointFault | null) =>
      void changes.push(`${endpoint[0]} ${fault ?? 'TRUSTED'}`);
    const urls = endpoints.map((endpoint) => endpoint.url);
    return createEndpoints(urls, 1, { clock, warn, endpointChanged }, TIMES);
  });
  await ledger.deploy();
});

afterAll(async () => {
  await Promise.all((endpoints ?? []).map((endpoint) => endpoint.close()));
  await ledger?.close();
  await former?.close();
});

beforeEach(async () => {
  onNewFork(1, 2, 3);
  ledger.advance(700_000);
  await ledger.persist();
  changes = [];
});

/** Answers as the fork of before does. */
const stale: Lie = async ({ method, params }) => {
  try {
    return { result: await former.rpc(method, ...params) };
  } catch (error) {
    return { error: { code: -32000, message: String(error) } };
  }
};

function onOldFork(...places: readonly number[]): void {
  for (const [index, endpoint] of endpoints.entries()) {
    if (places.includes(index + 1)) endpoint.lie = stale;
  }
}

function onNewFork(...places: readonly number[]): void {
  for (const [index, endpoint] of endpoints.entries()) {
    if (places.includes(index + 1)) endpoint.lie = null;
  }
}

/** A disbursement in a block that is two deep, and the chain as it is then kept on a fork of its own. */
async function placedBeforeFork() {
  await ledger.net.mine(3);
  const id = await ledger.disburse();
  await ledger.follow();
  await ledger.net.mine(2);
  await ledger.follow();
  expect(await ledger.status(id)).toMatchObject({ status: 'CONFIRMING', confirmations: 2 });
  await former.rpc('anvil_loadState', await ledger.net.rpc('anvil_dumpState'));
  const head = await ledger.net.rpc('eth_getBlockByNumber', 'latest', false);
  expect(await former.rpc('eth_getBlockByNumber', 'latest', false)).toEqual(head);
  return id;
}

/** The last two blocks are others on the one fork; the other goes on as it was. */
async function fork() {
  await ledger.net.rpc('anvil_reorg', 2, []);
}

async function grow(blocks = 1) {
  await Promise.all([ledger.net.mine(blocks), former.mine(blocks)]);
}

describe('after a reorganisation', () => {
  test('an endpoint that stays on the fork of before decides nothing, and is trusted again when it has changed over', async () => {
    const id = await placedBeforeFork();
    await fork();
    onOldFork(3);
    await grow();
    await ledger.follow();
    expect(await ledger.status(id)).toMatchObject({ status: 'PENDING', confirmations: 0 });
    expect(changes).toEqual(['3 LYING']);
    await confirm(ledger, id);
    expect(await ledger.progress(id)).toEqual([
      'CONFIRMING 1',
      'CONFIRMING 2',
      'PENDING 0',
      ...CONFIRMED,
    ]);
    onNewFork(3);
    ledger.advance(700_000);
    await ledger.persist();
    expect(changes.at(-1)).toBe('3 TRUSTED');
  });

  test('most that stay are followed until most have changed over; what was counted is counted anew then', async () => {
    const id = await placedBeforeFork();
    await fork();
    onOldFork(2, 3);
    await grow();
    await ledger.follow();
    expect(await ledger.status(id)).toMatchObject({ status: 'CONFIRMED', confirmations: 3 });
    expect(changes).toEqual(['1 LYING']);
    onNewFork(2, 3);
    await ledger.follow();
    expect(await ledger.status(id)).toMatchObject({ status: 'PENDING', confirmations: 0 });
    await confirm(ledger, id);
    expect(await ledger.progress(id)).toEqual([...CONFIRMED, 'PENDING 0', ...CONFIRMED]);
    expect(await timesRecorded(ledger.net, (await ledger.status(id)).commitment)).toBe(1);
  });

  test('two forks of which neither has most decide nothing, and nothing is lost', async () => {
    const id = await placedBeforeFork();
    await fork();
    onOldFork(3);
    const [, second] = endpoints;
    if (second !== undefined) second.lie = async () => 'HANG_UP';
    await grow();
    const before = await ledger.status(id);
    for (const _ of ['first', 'second']) {
      await expect(ledger.follow()).rejects.toThrow(/disagree about/);
    }
    expect(await ledger.status(id)).toEqual(before);
    onNewFork(2, 3);
    ledger.advance(700_000);
    await confirm(ledger, id);
    expect(await ledger.progress(id)).toEqual([
      'CONFIRMING 1',
      'CONFIRMING 2',
      'PENDING 0',
      ...CONFIRMED,
    ]);
  });

  test('what is sent meanwhile is on no fork twice', async () => {
    await placedBeforeFork();
    await fork();
    onOldFork(3);
    const id = await ledger.disburse();
    await ledger.follow();
    await grow();
    await confirm(ledger, id);
    const { commitment } = await ledger.status(id);
    expect(await timesRecorded(ledger.net, commitment)).toBe(1);
    expect(await timesRecorded(former, commitment)).toBeLessThanOrEqual(1);
  });
});

test('everything of before is on the chain once, by registries that were deployed once', async () => {
  const rows = await ledger.connection.sql<{ commitment: string }[]>`
    select commitment from ledger.chain_transactions where kind = 'COMMITMENT'`;
  for (const { commitment } of rows) {
    expect(await timesRecorded(ledger.net, commitment)).toBe(1);
  }
  expect((await ledger.chain.contracts()).map(({ lostAt }) => lostAt)).toEqual([null, null]);
});
