import { eventually, hasRedis } from '@blockscore/testkit';
import { Redis } from 'ioredis';
import { expect, test } from 'vitest';
import { findRedis, startRedis } from '../src/redis.ts';
import { identify, newHome } from './programs.ts';

const program = findRedis() ?? '';

test('without a server on the PATH there is none', () => {
  expect(findRedis('/nowhere:')).toBeUndefined();
});

test.skipIf(!hasRedis())('it wants the password and keeps its data (needs a Redis)', async () => {
  const options = { dataHome: newHome(), password: 'secret', durable: true };
  const first = await startRedis(program, options);
  const client = new Redis(first.url);
  await client.xadd('log', '1-0', 'event', '{}');
  client.disconnect();
  const stranger = new Redis(first.port, '127.0.0.1', {
    lazyConnect: true,
    retryStrategy: () => null,
  });
  stranger.on('error', () => undefined);
  await expect(stranger.get('log')).rejects.toThrow('NOAUTH');
  stranger.disconnect();
  await first.stop();
  expect(identify(first.pid)).toBeUndefined();

  const second = await startRedis(program, { ...options, preferredPort: first.port });
  expect(second.port).toBe(first.port);
  const again = new Redis(second.url);
  await expect(again.xlen('log')).resolves.toBe(1);
  again.disconnect();
  await second.stop();
});

test.skipIf(!hasRedis())(
  'its end is told, and stopping it then is nothing (needs a Redis)',
  async () => {
    const server = await startRedis(program, {
      dataHome: newHome(),
      password: 'p',
      durable: false,
    });
    let ended = false;
    server.onExit(() => {
      ended = true;
    });
    process.kill(server.pid, 'SIGKILL');
    await eventually(() => ended || undefined);
    await server.stop();
  },
);

test('a program that is no Redis is one clear error that says what can be done', async () => {
  const failed = startRedis('/bin/false', { dataHome: newHome(), password: 'p', durable: false });
  await expect(failed).rejects.toThrow(/\/bin\/false did not start .* set REDIS_URL/);
});
