import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { newId } from '@blockscore/ids';
import { afterEach, describe, expect, test } from 'vitest';
import { newWebhookSecret } from '../src/adapters/webhook-secrets.ts';
import {
  createWebhookTools,
  type ResolveName,
  type WebhookToolsOptions,
} from '../src/adapters/webhook-sender.ts';

const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

/** A server on this machine; counts what it was asked. */
async function serve(listener: RequestListener) {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url}`);
    request.resume();
    listener(request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  stops.push(async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/hook`, port, seen };
}

function send(url: string, options: Partial<WebhookToolsOptions> = {}, signal?: AbortSignal) {
  const tools = createWebhookTools({ allowPrivate: true, timeoutMs: 30_000, ...options });
  const request = { url, id: newId('delivery'), body: '{}', secrets: [newWebhookSecret()] };
  return tools.send({ ...request, at: new Date() }, signal ?? new AbortController().signal);
}

describe('what an endpoint answers', () => {
  test('2xx takes it', async () => {
    const { url } = await serve((_, response) => response.writeHead(204).end());
    expect(await send(url)).toEqual({ ok: true, statusCode: 204 });
  });

  test('another status does not, and may ask for time', async () => {
    const { url } = await serve((_, response) =>
      response.writeHead(503, { 'retry-after': '120' }).end(),
    );
    expect(await send(url)).toEqual({
      ok: false,
      failure: 'STATUS',
      statusCode: 503,
      retryAfterMs: 120_000,
    });
  });

  test('a redirect is not followed', async () => {
    const elsewhere = await serve((_, response) => response.end());
    const { url } = await serve((_, response) =>
      response.writeHead(307, { location: elsewhere.url }).end(),
    );
    expect(await send(url)).toMatchObject({ failure: 'REDIRECT', statusCode: 307 });
    expect(elsewhere.seen).toEqual([]);
  });

  test('an answer that does not come is waited for so long and no longer', async () => {
    const { url } = await serve(() => undefined);
    expect(await send(url, { timeoutMs: 300 })).toEqual({
      ok: false,
      failure: 'TIMEOUT',
      statusCode: null,
    });
  });

  test('a body that never ends holds nothing up', async () => {
    const { url } = await serve((_, response) => {
      response.writeHead(200);
      const more = () => {
        if (!response.destroyed) response.write('x'.repeat(65_536), () => setImmediate(more));
      };
      more();
    });
    expect(await send(url)).toEqual({ ok: true, statusCode: 200 });
  });

  test('a connection that is refused or broken off is no answer', async () => {
    const { url, port } = await serve((request) => request.socket.destroy());
    expect(await send(url)).toMatchObject({ failure: 'UNREACHABLE' });
    await stops.pop()?.();
    expect(await send(`http://127.0.0.1:${port}/`)).toMatchObject({ failure: 'UNREACHABLE' });
  });
});

test('a process that stops has not tried', async () => {
  const { url } = await serve(() => undefined);
  const stopping = new AbortController();
  const sending = send(url, {}, stopping.signal);
  setTimeout(() => stopping.abort(new Error('stopping')), 50);
  await expect(sending).rejects.toThrow('stopping');
});

describe('an address that is not of the public internet', () => {
  const production = { allowPrivate: false };

  test('is never connected to', async () => {
    const { port, seen } = await serve((_, response) => response.end());
    for (const host of ['127.0.0.1', '0x7f000001', '[::ffff:127.0.0.1]', 'localhost']) {
      const result = await send(`http://${host}:${port}/`, production);
      expect([host, result]).toEqual([
        host,
        expect.objectContaining({ failure: 'ADDRESS_REFUSED' }),
      ]);
    }
    expect(seen).toEqual([]);
  });

  test.each([
    ['alone', ['127.0.0.1']],
    ['beside one that is', ['93.184.216.34', '169.254.169.254']],
    ['of version 6', ['::1']],
  ])('is not when a name leads to it, %s, at the moment of the connection', async (_, found) => {
    const { port, seen } = await serve((_request, response) => response.end());
    const answers = found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    const asked: string[] = [];
    const resolve: ResolveName = (hostname, _options, callback) => {
      asked.push(hostname);
      callback(null, answers);
    };
    const result = await send(`http://hooks.partner.example:${port}/`, { ...production, resolve });
    expect(result).toMatchObject({ failure: 'ADDRESS_REFUSED' });
    expect([asked, seen]).toEqual([['hooks.partner.example'], []]);
  });

  test('is refused when it is given already', () => {
    const tools = createWebhookTools(production);
    expect(tools.refusalOf('https://192.168.0.1/')).toContain('private');
    expect(tools.refusalOf('https://metadata.google.internal/')).toContain('private');
    expect(tools.refusalOf('https://partner.example/')).toBeUndefined();
  });
});
