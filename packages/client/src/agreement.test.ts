import { expect, test } from 'vitest';
import {
  type Answers,
  endpoint,
  hex,
  honest,
  proofFor,
  REGISTRY,
  sha256,
  URL_OF_CHAIN,
} from '../test/fake-chain.ts';
import { type Proof, type Report, verifyProof } from './verify.ts';

const other = hex(sha256('something else'));
const agreement = ({ steps }: Report) => steps.find(({ id }) => id === 'AGREEMENT');

test('of several endpoints each has to agree', async () => {
  const proof = proofFor(5, 11);
  const hosts: string[] = [];
  const fetch: typeof globalThis.fetch = (url, init) => {
    hosts.push(new URL(String(url)).host);
    const liar = String(url).includes('second') ? { eth_chainId: '0x2' } : {};
    return endpoint({ ...honest(proof), ...liar })(url, init);
  };
  const rpc = [URL_OF_CHAIN, 'https://second.example'];
  const report = await verifyProof(proof, { rpc, fetch });
  expect(report.verdict).toBe('NOT_PROVEN');
  expect(new Set(hosts)).toEqual(new Set(['chain.example', 'second.example']));
  const chains = report.steps.filter(({ id }) => id === 'CHAIN');
  expect(chains.map(({ outcome }) => outcome)).toEqual(['PASSED', 'FAILED']);
});

/** The same chain as another endpoint tells it: each fits together in itself. */
const unlike: readonly (readonly [string, Partial<Proof> & { readonly time?: number }])[] = [
  ['block', { blockNumber: 16, blockHash: other, transactionHash: other }],
  ['time', { time: 1_546_300_800 }],
  ['transaction', { transactionHash: other }],
  ['hash of the block', { blockHash: other }],
];
const named = proofFor(5, 11);
const unnamed = { ...named, blockNumber: null, blockHash: null, transactionHash: null };
const SECOND = 'https://second.example';
const cases = unlike.flatMap(([name, { time, ...changes }]) =>
  [named, unnamed].flatMap((proof) =>
    [true, false].map((liesFirst) => ({
      ...{ name, proof, time, changes },
      rpc: liesFirst ? [SECOND, URL_OF_CHAIN] : [URL_OF_CHAIN, SECOND],
      how: `${proof === named ? 'named' : 'not named'}, ${liesFirst ? 'first' : 'last'}`,
    })),
  ),
);

/** Two endpoints; the second one answers so. */
function two(second: Answers): typeof fetch {
  return (url, init) =>
    endpoint(String(url).startsWith(SECOND) ? second : honest(named))(url, init);
}

test.each(cases)(
  'endpoints that contradict each other on the $name prove nothing ($how)',
  async ({ proof, changes, time, rpc, name }) => {
    const fetch = two(honest({ ...named, ...changes }, time));
    const alone = await verifyProof(unnamed, { rpc: SECOND, registry: REGISTRY, fetch });
    expect(alone.verdict).toBe('PROVEN');
    const report = await verifyProof(proof, { rpc, registry: REGISTRY, fetch });
    expect(report.verdict).toBe('NOT_PROVEN');
    expect(report.summary).toContain('«The endpoints say the same»');
    const last = report.steps.at(-1);
    expect([last?.id, last?.outcome]).toEqual(['AGREEMENT', 'FAILED']);
    for (const said of [name, '(chain.example)', '(second.example)']) {
      expect(last?.meaning).toContain(said);
    }
  },
);

test('endpoints that contradict each other on the sender prove nothing', async () => {
  const { eth_getLogs: logs, ...others } = honest(named);
  const [log] = logs as [{ topics: string[] }];
  const topics = log.topics.with(3, `0x${'0'.repeat(24)}${'2f'.repeat(20)}`);
  const fetch = two({ ...others, eth_getLogs: [{ ...log, topics }] });
  for (const rpc of [
    [URL_OF_CHAIN, SECOND],
    [SECOND, URL_OF_CHAIN],
  ]) {
    const report = await verifyProof(named, { rpc, registry: REGISTRY, fetch });
    expect(report.verdict).toBe('NOT_PROVEN');
    expect(report.steps.at(-1)?.meaning).toContain(`who wrote it is`);
  }
});

test('endpoints that are some blocks apart at the head say the same', async () => {
  const { eth_getBlockByNumber: blockAt, ...others } = honest(named);
  const eth_getBlockByNumber = (at: [string]) => ({
    ...(blockAt as (at: [string]) => object)(at),
    ...(at[0] === 'latest' && { number: '0x400' }),
  });
  const fetch = two({ ...others, eth_getBlockByNumber });
  const rpc = [URL_OF_CHAIN, SECOND];
  const report = await verifyProof(named, { rpc, registry: REGISTRY, fetch });
  expect(report.verdict).toBe('PROVEN');
  expect(agreement(report)?.outcome).toBe('PASSED');
  expect(report.steps.filter(({ id }) => id === 'AGREEMENT')).toHaveLength(1);
});

test.each([
  [
    'is away',
    { eth_chainId: () => new Response('no', { status: 502 }) },
    'INCOMPLETE',
    'NOT_POSSIBLE',
  ],
  ['has no logs of it', { eth_getLogs: [] }, 'INCOMPLETE', 'NOT_POSSIBLE'],
  ['has never seen the root', { eth_call: `0x${'0'.repeat(256)}` }, 'NOT_PROVEN', 'FAILED'],
])('where one endpoint %s, another is not enough', async (_, answers, verdict, outcome) => {
  for (const rpc of [
    [URL_OF_CHAIN, SECOND],
    [SECOND, URL_OF_CHAIN],
  ]) {
    const fetch = two({ ...honest(named), ...answers });
    const report = await verifyProof(named, { rpc, registry: REGISTRY, fetch });
    expect([report.verdict, agreement(report)?.outcome]).toEqual([verdict, outcome]);
  }
});
