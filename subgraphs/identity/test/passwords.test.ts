import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createBreachedPasswords } from '../src/adapters/breached-passwords.ts';
import { createPasswordHasher } from '../src/adapters/passwords.ts';
import { Busy } from '../src/app/throttle.ts';

describe('hashing', () => {
  const cost = { memory: 256, passes: 2, parallelism: 1 };
  const options = { cost, atOnce: 2, waiting: 3 };

  test('takes every character and all of them, and every form of one text for the same', async () => {
    const { hash, verify } = createPasswordHasher(options);
    const long = `${'🗝️ žluťoučký '.repeat(10)}`.slice(0, 128);
    const stored = await hash(long);
    expect(await verify(long.normalize('NFD'), stored)).toBe(true);
    expect(await verify(long.slice(0, -1), stored)).toBe(false);
    expect(await verify(`${long} `, stored)).toBe(false);
    expect(await hash(long)).not.toBe(stored);
  });

  test('a hash of less cost stays good, and is known to be outdated; one of more cost is not', async () => {
    const weak = createPasswordHasher({ ...options, cost: { ...cost, memory: 128 } });
    const strong = createPasswordHasher(options);
    const stored = await weak.hash('correct horse battery');
    expect(await strong.verify('correct horse battery', stored)).toBe(true);
    expect(await strong.verify('correct horse', stored)).toBe(false);
    expect(strong.isOutdated(stored)).toBe(true);
    expect(strong.isOutdated(await strong.hash('x'))).toBe(false);
    expect(weak.isOutdated(await strong.hash('x'))).toBe(false);
  });

  test('nobody’s password is never right', async () => {
    const { verify } = createPasswordHasher(options);
    expect(await verify('anything', undefined)).toBe(false);
  });

  test('one network does not take all places in the queue', async () => {
    const { hash } = createPasswordHasher({ cost, atOnce: 1, waiting: 8 });
    const from = (network: string, times: number) =>
      Array.from({ length: times }, () => hash('one of many', network));
    const all = [...from('192.0.2.1', 10), ...from('192.0.2.2', 2), ...from('', 4)];
    const outcomes = (await Promise.allSettled(all)).map(({ status }) => status === 'fulfilled');
    // One is made, two wait, and the others of that network are told to come again.
    expect(outcomes.slice(0, 10)).toEqual([...Array(3).fill(true), ...Array(7).fill(false)]);
    expect(outcomes.slice(10)).toEqual(Array(6).fill(true));
  });

  test('so many are made at once, so many wait, and all beyond are told to come again', async () => {
    const { hash, verify } = createPasswordHasher(options);
    const outcomes = await Promise.allSettled(Array.from({ length: 9 }, () => hash('one of many')));
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(refused).toHaveLength(4);
    for (const { reason } of refused) expect(reason).toBeInstanceOf(Busy);
    const [first] = outcomes;
    expect(first?.status === 'fulfilled' && (await verify('one of many', first.value))).toBe(true);
  });
});

describe('passwords that are tried first', () => {
  /** Breached according to the service, though nobody’s common choice. */
  const LEAKED = 'Zwölf Boxkämpfer jagen Viktor';
  const asked: { readonly path: string; readonly padding: string | undefined }[] = [];
  let answer: 'RANGE' | 'NOTHING' | 'ERROR' | 'FLOOD' | 'REDIRECT' = 'RANGE';
  let server: Server;
  let url: string;

  const digestOf = (password: string) =>
    createHash('sha1').update(password).digest('hex').toUpperCase();

  beforeAll(async () => {
    server = createServer((request, response) => {
      const padding = request.headers['add-padding'];
      asked.push({ path: request.url ?? '', padding: String(padding) });
      if (answer === 'NOTHING') return;
      if (answer === 'ERROR') return response.writeHead(503).end('later');
      if (answer === 'REDIRECT') return response.writeHead(302, { location: '/x' }).end();
      if (answer === 'FLOOD') return response.end('0'.repeat(2_000_000));
      const leaked = digestOf(LEAKED);
      const padded = digestOf('a password that only pads');
      const suffixes = [`${'0'.repeat(34)}A:7`];
      if (request.url === `/range/${leaked.slice(0, 5)}`) suffixes.push(`${leaked.slice(5)}:3`);
      if (request.url === `/range/${padded.slice(0, 5)}`) suffixes.push(`${padded.slice(5)}:0`);
      return response.end(suffixes.join('\r\n'));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/range/`;
  });

  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  const warn = vi.fn();
  const withService = () => createBreachedPasswords({ url, logger: { warn } });

  test.each(['password', 'PassWord1', 'qwertyuiop', 'ｌｅｔｍｅｉｎ'])(
    'the common %j is found without asking anybody',
    async (password) => {
      const before = asked.length;
      const alone = createBreachedPasswords({ url: undefined, logger: { warn } });
      expect(await alone.isBreached(password)).toBe(true);
      expect(await withService().isBreached(password)).toBe(true);
      expect(asked).toHaveLength(before);
    },
  );

  test('a published one is found by the service, which sees five digits of a hash', async () => {
    answer = 'RANGE';
    const alone = createBreachedPasswords({ url: undefined, logger: { warn } });
    expect(await alone.isBreached(LEAKED)).toBe(false);
    expect(await withService().isBreached(LEAKED)).toBe(true);
    expect(asked.at(-1)).toEqual({
      path: `/range/${digestOf(LEAKED).slice(0, 5)}`,
      padding: 'true',
    });
    expect(await withService().isBreached('another one that nobody has')).toBe(false);
    expect(await withService().isBreached('a password that only pads')).toBe(false);
    expect(warn).not.toHaveBeenCalled();
  });

  test.each(['ERROR', 'NOTHING', 'FLOOD', 'REDIRECT'] as const)(
    'common ones alone are refused where the service gives %s, soon, and the log says so without the password',
    async (kind) => {
      answer = kind;
      warn.mockClear();
      const start = performance.now();
      expect(await withService().isBreached(LEAKED)).toBe(false);
      expect(performance.now() - start).toBeLessThan(10_000);
      expect(warn).toHaveBeenCalledOnce();
      const logged = JSON.stringify(warn.mock.calls);
      for (const secret of [LEAKED, digestOf(LEAKED).slice(0, 5)]) {
        expect(logged).not.toContain(secret);
      }
    },
  );
});
