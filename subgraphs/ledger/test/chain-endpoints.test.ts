import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { EndpointFault } from '../src/adapters/endpoint-standing.ts';
import { createEndpoints } from '../src/adapters/endpoints.ts';
import { type ChainLedger, CONFIRMED, confirm, openChainLedger, timesRecorded } from './chain.ts';
import {
  about,
  type Lie,
  startTestEndpoint,
  type TestEndpoint,
  unchanged,
} from './lying-endpoint.ts';

let ledger: ChainLedger;
let endpoints: readonly TestEndpoint[];
/** What became of endpoints, by their place in the list. */
let changes: string[] = [];
const TIMES = { timeoutMs: 20_000, graceMs: 4_000, againAfterMs: 5 };
const other = (digit: string) => `0x${digit.repeat(64)}`;
const place = (number: number) => `0x${number.toString(16)}`;

beforeAll(async () => {
  ledger = await openChainLedger({}, async (url, { clock, warn }) => {
    endpoints = await Promise.all([1, 2, 3].map(() => startTestEndpoint(url)));
    const endpointChanged = (endpoint: string, fault: EndpointFault | null) =>
      void changes.push(`${endpoint[0]} ${fault ?? 'TRUSTED'}`);
    const urls = endpoints.map((endpoint) => endpoint.url);
    return createEndpoints(urls, 1, { clock, warn, endpointChanged }, TIMES);
  });
  await ledger.deploy();
});

afterEach(async () => {
  for (const endpoint of endpoints) endpoint.lie = null;
  if (changes.length > 0 && changes.at(-1)?.endsWith('TRUSTED') !== true) {
    // The longest that one was set aside for in a test, and enough rounds to be trusted again.
    ledger.advance(700_000);
    await ledger.persist();
  }
  changes = [];
});

afterAll(async () => {
  await Promise.all((endpoints ?? []).map((endpoint) => endpoint.close()));
  await ledger?.close();
});

function lieAt(place: number, lie: Lie): void {
  const endpoint = endpoints[place - 1];
  if (endpoint !== undefined) endpoint.lie = lie;
}

const LIES: readonly [string, EndpointFault, Lie][] = [
  ['is down', 'DOWN', async () => 'HANG_UP'],
  ['serves a page', 'DOWN', async () => ({ page: '<html>' })],
  [
    'is slow',
    'SLOW',
    async () => {
      await delay(10_000, undefined, { ref: false });
      return unchanged;
    },
  ],
  [
    'asks for payment',
    'REFUSING',
    async () => ({ error: { code: -32005, message: 'daily limit exceeded' } }),
  ],
  ['serves another chain', 'LYING', about('eth_chainId', () => '0x1')],
  [
    'has another first block',
    'LYING',
    about('eth_getBlockByNumber', (truth, { params }) =>
      params[0] === '0x0' ? { ...Object(truth), hash: other('a') } : truth,
    ),
  ],
  [
    'has other blocks',
    'LYING',
    about('eth_getBlockByNumber', (truth, { params }) =>
      params[0] === '0x0' || truth === null ? truth : { ...Object(truth), hash: other('b') },
    ),
  ],
  [
    'has receipts that no other knows',
    'LYING',
    about('eth_getTransactionReceipt', (truth, { params }) =>
      truth !== null
        ? { ...Object(truth), blockHash: other('c') }
        : {
            transactionHash: params[0],
            blockHash: other('c'),
            blockNumber: '0x1',
            status: '0x1',
          },
    ),
  ],
  [
    'says of each transaction that it was reverted',
    'LYING',
    about('eth_getTransactionReceipt', (truth) =>
      truth === null ? null : { ...Object(truth), status: '0x0' },
    ),
  ],
  ['says that nothing was ever deployed', 'LYING', about('eth_getCode', () => '0x')],
  [
    'counts nonces in its own way',
    'LYING',
    about('eth_getTransactionCount', (truth) => place(Number(truth) + 1_000)),
  ],
  ['is far behind', 'BEHIND', about('eth_blockNumber', () => '0x1')],
  ['is far ahead', 'LYING', about('eth_blockNumber', () => '0xffffff')],
];

describe.each(LIES)('an endpoint that %s', (_, fault, lie) => {
  test(`is set aside as ${fault}, decides nothing, and is trusted again afterwards`, async () => {
    await ledger.net.mine(12);
    await ledger.follow();
    lieAt(2, lie);
    const contracts = await ledger.chain.contracts();
    const id = await ledger.disburse();
    await confirm(ledger, id);
    expect(await ledger.progress(id)).toEqual(CONFIRMED);
    expect(await ledger.chain.contracts()).toEqual(contracts);
    expect(new Set(changes)).toEqual(new Set([`2 ${fault}`]));
    expect(ledger.warnings).toContain(
      'An endpoint of the chain is set aside; it is tried again later.',
    );
    lieAt(2, async () => unchanged);
    ledger.advance(700_000);
    await ledger.persist();
    expect(changes.at(-1)).toBe('2 TRUSTED');
  });
});

describe('what is sent', () => {
  test.each<[string, Lie]>([
    [
      'takes it and keeps it to itself',
      async ({ method, params }) =>
        method === 'eth_sendRawTransaction' ? { result: other(String(params.length)) } : unchanged,
    ],
    [
      'says that its nonce was used',
      async ({ method }) =>
        method === 'eth_sendRawTransaction'
          ? { error: { code: -32000, message: 'nonce too low' } }
          : unchanged,
    ],
  ])('arrives by the others where one %s', async (_, lie) => {
    lieAt(1, lie);
    const id = await ledger.disburse();
    const { latest } = await ledger.client.nonces();
    await confirm(ledger, id);
    expect((await ledger.status(id)).nonce).toBe(latest);
  });

  test('waits where an endpoint that alone is left says that its nonce was used, and is no liar yet', async () => {
    const id = await ledger.disburse();
    for (const down of [2, 3]) lieAt(down, async () => 'HANG_UP');
    lieAt(1, async ({ method }) =>
      method === 'eth_sendRawTransaction'
        ? { error: { code: -32000, message: 'nonce too low' } }
        : unchanged,
    );
    await ledger.follow();
    const { nonce, hash } = await ledger.status(id);
    expect(nonce).not.toBeNull();
    lieAt(1, async () => unchanged);
    ledger.advance(5_000);
    await confirm(ledger, id);
    expect(await ledger.status(id)).toMatchObject({ nonce, hash });
  });
});

test('one that hears of a block a little later is waited for, and nobody is set aside', async () => {
  const id = await ledger.disburse();
  await ledger.follow();
  const { head } = await ledger.client.view();
  await ledger.net.mine();
  lieAt(3, async ({ method, params }, truth) => {
    if (method === 'eth_blockNumber') return { result: place(head) };
    const isLater = method === 'eth_getBlockByNumber' && Number(params[0]) > head;
    return isLater || method === 'eth_getTransactionReceipt' ? { result: null } : { result: truth };
  });
  await ledger.follow();
  expect((await ledger.status(id)).status).toBe('PENDING');
  lieAt(3, async () => unchanged);
  await ledger.follow();
  expect((await ledger.status(id)).status).toBe('CONFIRMING');
  expect(changes).toEqual([]);
  await confirm(ledger, id);
});

test('an endpoint that is set aside is not asked until its time, each time a longer one', async () => {
  const away = endpoints[2];
  lieAt(3, async () => 'HANG_UP');
  await ledger.follow();
  const asked = async (seconds: number) => {
    const before = away?.requests ?? 0;
    ledger.advance(seconds * 1_000);
    await ledger.follow();
    return (away?.requests ?? 0) - before;
  };
  expect(await asked(1)).toBe(0);
  expect(await asked(4)).toBeGreaterThan(0);
  expect(await asked(7)).toBe(0);
  expect(await asked(2)).toBeGreaterThan(0);
  expect(changes).toEqual(['3 DOWN', '3 DOWN', '3 DOWN']);
});

describe('where most are away', () => {
  test('the one that answers decides', async () => {
    for (const down of [1, 2]) lieAt(down, async () => 'HANG_UP');
    const id = await ledger.disburse();
    await confirm(ledger, id);
  });

  test('all of them, it is later, and never lost', async () => {
    for (const down of [1, 2, 3]) lieAt(down, async () => 'HANG_UP');
    const id = await ledger.disburse();
    for (const _ of ['first', 'second']) {
      await expect(ledger.follow()).rejects.toThrow('gives no answer');
    }
    for (const endpoint of endpoints) endpoint.lie = null;
    await confirm(ledger, id);
    expect(changes.filter((change) => change.endsWith('TRUSTED'))).toHaveLength(3);
  });

  test('one that lied does not decide alone', async () => {
    lieAt(
      1,
      about('eth_chainId', () => '0x1'),
    );
    await ledger.follow();
    for (const down of [2, 3]) lieAt(down, async () => 'HANG_UP');
    ledger.advance(700_000);
    await expect(ledger.follow()).rejects.toThrow('gives no answer');
    expect((await ledger.chain.contracts()).map(({ chainId }) => chainId)).toEqual([31337, 31337]);
  });
});

describe('two endpoints', () => {
  async function twoEndpoints(quorum: number) {
    const [first, second] = endpoints;
    const urls = [first?.url ?? '', second?.url ?? ''];
    const { clock, warn } = ledger.ports;
    return createEndpoints(urls, quorum, { clock, warn, endpointChanged: () => undefined }, TIMES);
  }
  const viewOf = async (quorum: number) => ledger.openClient(await twoEndpoints(quorum)).view();

  test('that disagree decide nothing', async () => {
    lieAt(
      2,
      about('eth_chainId', () => '0x1'),
    );
    await expect(viewOf(1)).rejects.toThrow(/disagree about eth_chainId \(1 http.*, 2 http/);
    await expect(viewOf(1)).rejects.not.toThrow('secret');
  });

  test('one of which is down go on, unless two must agree', async () => {
    lieAt(2, async () => 'HANG_UP');
    await expect(viewOf(1)).resolves.toMatchObject({ chainId: 31337 });
    await expect(viewOf(2)).rejects.toThrow('and 2 must');
  });
});

test('everything of before is on the chain once', async () => {
  const rows = await ledger.connection.sql<{ commitment: string }[]>`
    select commitment from ledger.chain_transactions where kind = 'COMMITMENT'`;
  expect(rows.length).toBeGreaterThan(LIES.length);
  for (const { commitment } of rows) {
    expect(await timesRecorded(ledger.net, commitment)).toBeLessThanOrEqual(1);
  }
});
