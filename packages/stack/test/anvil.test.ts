import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '@blockscore/testkit';
import { expect, test } from 'vitest';
import { chainStateOf, startAnvil } from '../src/anvil.ts';
import { keepPace } from '../src/chain-pace.ts';
import { chainRequest } from '../src/chain-request.ts';
import { newHome } from './programs.ts';

const ADDRESS = '0x00000000000000000000000000000000000000aa';
const OTHER = '0x00000000000000000000000000000000000000bb';

function options(dataHome: string, blockTimeSeconds = 86_400) {
  return { dataHome, blockTimeSeconds, durable: true, fund: [ADDRESS] };
}

async function height(url: string): Promise<number> {
  return Number(await chainRequest<string>(url, 'eth_blockNumber', []));
}

/** The block up to which the chain is in its file; undefined while the file is being written. */
function writtenHeight(home: string): number | undefined {
  try {
    const state = JSON.parse(readFileSync(chainStateOf(home), 'utf8')) as {
      best_block_number: number | string;
    };
    return Number(state.best_block_number);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

test('the chain goes on where it stopped', async () => {
  const home = newHome();
  const first = await startAnvil(options(home));
  expect(first.begunAnew).toBe(false);
  await chainRequest(first.url, 'anvil_mine', ['0x5']);
  await first.stop();
  const second = await startAnvil({ ...options(home), preferredPort: first.port });
  expect(second.url).toBe(first.url);
  await expect(height(second.url)).resolves.toBe(5);
  const balance = await chainRequest<string>(second.url, 'eth_getBalance', [ADDRESS, 'latest']);
  expect(BigInt(balance)).toBe(1_000n * 10n ** 18n);
  await second.stop();
});

test('a chain that was killed goes on from its last write', async () => {
  const home = newHome();
  const first = await startAnvil(options(home));
  await chainRequest(first.url, 'anvil_mine', ['0x5']);
  const fifthBlock = ['0x5', false];
  const mined = await chainRequest(first.url, 'eth_getBlockByNumber', fifthBlock);
  await eventually(async () => existsSync(chainStateOf(home)) || undefined);
  // The first write may have begun before the blocks came.
  await eventually(async () => writtenHeight(home) === 5 || undefined);
  const ended = new Promise((resolve) => first.onExit(resolve));
  process.kill(first.pid, 'SIGKILL');
  await ended;
  const second = await startAnvil(options(home));
  expect(second.begunAnew).toBe(false);
  expect(await chainRequest(second.url, 'eth_getBlockByNumber', fifthBlock)).toEqual(mined);
  await expect(height(second.url)).resolves.toBe(5);
  await second.stop();
}, 60_000);

test('nobody has an account on it but those who were given one', async () => {
  const chain = await startAnvil(options(newHome()));
  await expect(chainRequest(chain.url, 'eth_accounts', [])).resolves.toEqual([]);
  await chain.stop();
});

test('pages may ask it where their origin was named, and no other may', async () => {
  const asking = 'http://localhost:4000';
  // What a browser asks first, and what the page asks then.
  const allowed = async (changes: object) => {
    const chain = await startAnvil({ ...options(newHome()), ...changes });
    const headers = {
      origin: asking,
      'content-type': 'application/json',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type',
    };
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'eth_chainId', params: [] });
    const before = await fetch(chain.url, { method: 'OPTIONS', headers });
    const answer = await fetch(chain.url, { method: 'POST', headers, body });
    await chain.stop();
    return [before, answer].map((each) => each.headers.get('access-control-allow-origin'));
  };
  expect(await allowed({})).toEqual([null, null]);
  expect(await allowed({ allowOrigin: asking })).toEqual([asking, asking]);
});

test('half a state, as a kill leaves it, is replaced by the last whole one', async () => {
  const home = newHome();
  for (let i = 0; i < 2; i++) {
    const chain = await startAnvil(options(home));
    await chainRequest(chain.url, 'anvil_mine', ['0x3']);
    await chain.stop();
  }
  writeFileSync(join(home, 'chain', 'state.json'), '{"block": {"num');
  const recovered = await startAnvil(options(home));
  expect(recovered.begunAnew).toBe(false);
  await expect(height(recovered.url)).resolves.toBe(3);
  await recovered.stop();
});

test('a state of which nothing can be read begins a new chain and says so', async () => {
  const home = newHome();
  mkdirSync(join(home, 'chain'));
  writeFileSync(join(home, 'chain', 'state.json'), '');
  const chain = await startAnvil(options(home));
  expect(chain.begunAnew).toBe(true);
  await expect(height(chain.url)).resolves.toBe(0);
  await chain.stop();
});

test('an idle chain slows down, and a transaction brings the pace back', async () => {
  const chain = await startAnvil({ ...options(newHome(), 1), durable: false });
  const end = keepPace({ url: chain.url, busySeconds: 1, idleSeconds: 86_400 });
  try {
    await eventually(async () => {
      // Blocks without a transaction, so many that the chain counts as idle.
      await chainRequest(chain.url, 'anvil_mine', ['0x80']);
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      const before = await height(chain.url);
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      return (await height(chain.url)) === before || undefined;
    }, 60_000);
    await chainRequest(chain.url, 'anvil_impersonateAccount', [ADDRESS]);
    const idle = await height(chain.url);
    await chainRequest(chain.url, 'eth_sendTransaction', [
      { from: ADDRESS, to: OTHER, value: '0x1' },
    ]);
    await eventually(async () => (await height(chain.url)) >= idle + 2 || undefined);
  } finally {
    end();
    await chain.stop();
  }
}, 180_000);

test('an error of the node is thrown with its words', async () => {
  const chain = await startAnvil(options(newHome()));
  await expect(chainRequest(chain.url, 'eth_nonsense', [])).rejects.toThrow('eth_nonsense: ');
  await chain.stop();
});
