import { once } from 'node:events';
import { request } from 'node:http';
import { createLogger, createMetrics, type HttpService, startHttp } from '@blockscore/service';
import { afterEach, describe, expect, it, test } from 'vitest';
import { paymentCallbackRoute } from '../src/http/payment-callbacks.ts';
import type { SubgraphClient } from '../src/subgraphs/client.ts';
import { SubgraphFailure } from '../src/subgraphs/failure.ts';
import { startTestGateway } from './support.ts';

type Post = SubgraphClient['post'];

const SIGNATURE = `t=1790000000,v1=${'ab'.repeat(32)}`;
let http: HttpService | undefined;

async function serve(post: Post): Promise<(body: string, signature?: string) => Promise<Response>> {
  http = await startHttp({
    host: '127.0.0.1',
    port: 0,
    logger: createLogger('gateway', 'silent'),
    metrics: createMetrics('gateway'),
    routes: [paymentCallbackRoute({ post })],
  });
  const { url } = http;
  return (body, signature = SIGNATURE) =>
    fetch(`${url}/payments/callbacks`, {
      method: 'POST',
      headers: signature === '' ? {} : { 'payment-signature': signature },
      body,
    });
}

afterEach(async () => await http?.close());

describe('a payment callback', () => {
  it('reaches lending as it was signed, and so does the answer the provider', async () => {
    const seen: Parameters<Post>[] = [];
    const send = await serve(async (...call) => {
      seen.push(call);
      return { status: 404, body: '{"error":"no such"}' };
    });
    const body = '{ "id":  "cb_1", "reason": "naïve \\u00e9" }\n';
    const answer = await send(body);
    expect([answer.status, await answer.text()]).toEqual([404, '{"error":"no such"}']);
    expect(seen).toEqual([
      [body, { 'payment-signature': SIGNATURE }, undefined, '/payments/callbacks'],
    ]);
  });

  it.each(['', 't=1', 'v1=00', `${SIGNATURE},v2=1`, `t=1,v1=${'AB'.repeat(32)}`])(
    'that carries no signature goes no further: %s',
    async (signature) => {
      let calls = 0;
      const send = await serve(async () => {
        calls += 1;
        return { status: 200, body: '{}' };
      });
      const answer = await send('{}', signature);
      expect(answer.status).toBe(401);
      const told = signature === '' ? 'send the header' : 'must be t=<seconds>,v1=';
      expect(await answer.text()).toContain(told);
      expect(calls).toBe(0);
    },
  );

  it('of more than 64 kB is too large', async () => {
    const send = await serve(async () => ({ status: 200, body: '{}' }));
    expect((await send('x'.repeat(65_537))).status).toBe(413);
    expect((await send('x'.repeat(65_536))).status).toBe(200);
  });

  it('is to be sent again while lending cannot be reached', async () => {
    const send = await serve(() => Promise.reject(new SubgraphFailure('TIMEOUT', 'late')));
    expect((await send('{}')).status).toBe(503);
  });

  it('is to be sent again while there are many, and then taken', async () => {
    const waiting: (() => void)[] = [];
    const send = await serve(async () => {
      await new Promise<void>((resolve) => waiting.push(resolve));
      return { status: 200, body: '{}' };
    });
    const first = Array.from({ length: 16 }, () => send('{}'));
    while (waiting.length < 16) await new Promise((resolve) => setImmediate(resolve));
    expect((await send('{}')).status).toBe(503);
    for (const finish of waiting.splice(0)) finish();
    expect((await Promise.all(first)).map(({ status }) => status)).toEqual(
      Array.from({ length: 16 }, () => 200),
    );
    const last = send('{}');
    while (waiting.length === 0) await new Promise((resolve) => setImmediate(resolve));
    for (const finish of waiting) finish();
    expect((await last).status).toBe(200);
  });

  it('is taken while others are sent slowly', async () => {
    const send = await serve(async () => ({ status: 200, body: '{}' }));
    const url = `${http?.url}/payments/callbacks`;
    const headers = { 'payment-signature': SIGNATURE, 'content-length': '10' };
    const slow = Array.from({ length: 16 }, () => {
      const sending = request(url, { method: 'POST', headers, agent: false });
      sending.on('error', () => {});
      sending.flushHeaders();
      return sending;
    });
    await Promise.all(
      slow.map(async (sending) => {
        const [socket] = sending.socket === null ? await once(sending, 'socket') : [sending.socket];
        if (socket.connecting) await once(socket, 'connect');
        await new Promise((written) => sending.write('{', written));
      }),
    );
    expect((await send('{}')).status).toBe(200);
    for (const sending of slow) sending.destroy();
  });
});

test('the gateway knows the way to lending', async () => {
  const gateway = await startTestGateway();
  try {
    const send = (headers: Record<string, string>) =>
      fetch(`${gateway.url}/payments/callbacks`, { method: 'POST', headers, body: '{}' });
    expect((await send({})).status).toBe(401);
    // The small lending of these tests takes no callbacks, and says so itself.
    const answer = await send({ 'payment-signature': SIGNATURE });
    expect([answer.status, await answer.json()]).toEqual([
      404,
      { error: 'There is nothing at this path.' },
    ]);
  } finally {
    await gateway.close();
  }
});
