import { expect, test, vi } from 'vitest';
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
import { verifyProof } from './verify.ts';

const proof = proofFor(5, 11);
const good = honest(proof);
const other = hex(sha256('something else'));
const [log] = good['eth_getLogs'] as [Readonly<Record<string, unknown>> & { topics: string[] }];
const blockAt = good['eth_getBlockByNumber'] as (at: [string]) => Record<string, unknown>;
const anchor = (good['eth_call'] as (call: [{ data: string }]) => string)([{ data: proof.root }]);
const logs = (changes: Readonly<Record<string, unknown>>) => ({
  eth_getLogs: [{ ...log, ...changes }],
});
const block = (changes: Readonly<Record<string, unknown>>) => ({
  eth_getBlockByNumber: (at: [string]) => ({ ...blockAt(at), ...changes }),
});
const word = (index: number, value: string) =>
  anchor.slice(0, 2 + 64 * index) + value.padStart(64, '0') + anchor.slice(66 + 64 * index);

async function verdictAt(fetch: typeof globalThis.fetch) {
  const { verdict, steps } = await verifyProof(proof, {
    rpc: URL_OF_CHAIN,
    registry: REGISTRY,
    fetch,
  });
  return { verdict, said: steps.map(({ meaning }) => meaning).join('\n') };
}

test.each<readonly [string, Answers, string]>([
  ['has no contract there', { eth_getCode: '0x' }, 'There is no contract'],
  ['has another contract there', { eth_getCode: '0x6001' }, 'is another one'],
  ['knows another tree', { eth_call: word(2, '0c') }, 'a tree of 12 leaves'],
  ['knows another kind of tree', { eth_call: word(3, '02') }, 'take a newer one'],
  ['has never seen the root', { eth_call: `0x${'0'.repeat(256)}` }, 'never seen'],
])('a chain that %s proves nothing', async (_, answers, reason) => {
  const { verdict, said } = await verdictAt(endpoint({ ...good, ...answers }));
  expect(said).toContain(reason);
  expect(verdict).toBe('NOT_PROVEN');
});

const refusal = (error: unknown, status = 200) => Response.json({ error }, { status });

test.each<readonly [string, Answers, string]>([
  ['tells a chain that is none', { eth_chainId: 'one' }, 'eth_chainId makes no sense'],
  ['tells no code', { eth_getCode: '0x6' }, 'eth_getCode makes no sense'],
  ['answers short', { eth_call: anchor.slice(0, -2) }, 'eth_call makes no sense'],
  ['answers long', { eth_call: `${anchor}00` }, 'eth_call makes no sense'],
  ['answers nothing', { eth_call: '0x' }, 'eth_call makes no sense'],
  ['has too large a block', { eth_call: word(0, 'f'.repeat(16)) }, 'eth_call makes no sense'],
  ['has too large a time', { eth_call: word(1, 'f'.repeat(16)) }, 'eth_call makes no sense'],
  ['has a dirty word', { eth_call: word(2, `1${'0'.repeat(62)}b`) }, 'eth_call makes no sense'],
  ['has no list of logs', { eth_getLogs: {} }, 'eth_getLogs makes no sense'],
  ['has no log', { eth_getLogs: [] }, '0 logs'],
  ['has two logs', { eth_getLogs: [log, log] }, '2 logs'],
  ['has an empty log', { eth_getLogs: [{}] }, 'eth_getLogs makes no sense'],
  ['has a log of another contract', logs({ address: `0x${'6b'.repeat(20)}` }), 'makes no sense'],
  ['has a log of another root', logs({ topics: log.topics.with(1, other) }), 'makes no sense'],
  ['has a log of another event', logs({ topics: log.topics.with(0, other) }), 'makes no sense'],
  ['has a log of another kind', logs({ topics: log.topics.with(2, other) }), 'makes no sense'],
  ['has a log of nobody', logs({ topics: log.topics.with(3, other) }), 'makes no sense'],
  ['has a log of another tree', logs({ data: log.topics[2] }), 'makes no sense'],
  ['has a log that was taken back', logs({ removed: true }), 'makes no sense'],
  ['has a log of another height', logs({ blockNumber: '0x1' }), 'makes no sense'],
  ['has a log of no transaction', logs({ transactionHash: null }), 'makes no sense'],
  ['has a log of another block', logs({ blockHash: other }), 'contradicts itself'],
  ['has no block', { eth_getBlockByNumber: 7 }, 'eth_getBlockByNumber makes no sense'],
  ['has a block without a hash', block({ hash: '0x' }), 'eth_getBlockByNumber makes no sense'],
  ['has a block of no time', block({ timestamp: `0x${'f'.repeat(13)}` }), 'makes no sense'],
  ['has a block of another time', block({ timestamp: '0x1' }), 'contradicts itself'],
  ['has another block there', block({ number: '0x1' }), 'contradicts itself'],
  [
    'is behind the block',
    {
      eth_getBlockByNumber: (at: [string]) => ({
        ...blockAt(at),
        ...(at[0] === 'latest' && { number: '0x1' }),
      }),
    },
    'its newest block is 1',
  ],
  ['has nothing', { eth_call: null }, 'eth_call makes no sense'],
  ['answers no JSON', { eth_call: new Response('<html>') }, 'eth_call makes no sense'],
  ['answers with a list', { eth_call: Response.json([]) }, 'eth_call makes no sense'],
  ['answers with no body', { eth_call: new Response(null) }, 'eth_call makes no sense'],
  ['refuses', { eth_call: refusal({ code: 1, message: 'no\u001b[2J way' }) }, 'no\\u{1b}[2J way'],
  ['refuses in a word', { eth_call: refusal('no way') }, 'no way'],
  ['limits', { eth_call: refusal({ message: 'too many' }, 429) }, 'too many'],
  ['is broken', { eth_call: new Response('no', { status: 502 }) }, 'HTTP 502'],
  [
    'answers without an end',
    {
      eth_call: () =>
        new Response(
          new ReadableStream({
            pull: (controller) => controller.enqueue(new Uint8Array(2 ** 20)),
          }),
        ),
    },
    'more than 4194304 bytes',
  ],
])('an endpoint that %s says neither yes nor no', async (_, answers, reason) => {
  const { verdict, said } = await verdictAt(endpoint({ ...good, ...answers }));
  expect(said).toContain(reason);
  expect(verdict).toBe('INCOMPLETE');
  expect(said).not.toContain('/key');
});

test('an endpoint that is away is told as such, and asked once', async () => {
  const fetch = vi.fn(() => Promise.reject(new TypeError('fetch failed')));
  const { verdict, said } = await verdictAt(fetch);
  expect(verdict).toBe('INCOMPLETE');
  expect(said).toContain('The endpoint chain.example cannot be reached');
  expect(fetch).toHaveBeenCalledTimes(1);
});

test('an endpoint that is silent is given up', async () => {
  const given: number[] = [];
  vi.spyOn(AbortSignal, 'timeout').mockImplementation((milliseconds) => {
    given.push(milliseconds);
    return AbortSignal.abort(new DOMException('It took too long.', 'TimeoutError'));
  });
  const fetch: typeof globalThis.fetch = async (_, init) => {
    init?.signal?.throwIfAborted();
    return new Response();
  };
  const { verdict, said } = await verdictAt(fetch);
  expect([verdict, given]).toEqual(['INCOMPLETE', [10_000]]);
  expect(said).toContain('said nothing in 10 seconds');
});

test('answers come in any case, and requests carry nothing of the page that asks', async () => {
  const asked: RequestInit[] = [];
  const answers = {
    ...good,
    ...logs({ address: REGISTRY.toUpperCase().replace('X', 'x') }),
  };
  const { verdict } = await verdictAt((url, init) => {
    asked.push(init ?? {});
    return endpoint(answers)(url, init);
  });
  expect(verdict).toBe('PROVEN');
  expect(asked).toHaveLength(6);
  for (const each of asked) {
    expect(each).toMatchObject({ credentials: 'omit', referrerPolicy: 'no-referrer' });
  }
});
