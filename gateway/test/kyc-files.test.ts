import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { createLogger, createMetrics, type HttpService, startHttp } from '@blockscore/service';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { kycRoutes } from '../src/http/kyc-files.ts';
import { createSubgraphClient, type SubgraphClient } from '../src/subgraphs/client.ts';
import { SubgraphFailure } from '../src/subgraphs/failure.ts';

type Compliance = Pick<SubgraphClient, 'post' | 'open' | 'upload'>;

const ID = `doc_${'0'.repeat(26)}`;
const QUERY = `?type=PNG&size=3&expires=1790000000&signature=${'s'.repeat(43)}`;
let http: HttpService | undefined;
afterEach(async () => await http?.close());

const never = () => Promise.reject(new Error('It went further than the gateway.'));

async function serve(given: Partial<Compliance>): Promise<string> {
  http = await startHttp({
    host: '127.0.0.1',
    port: 0,
    logger: createLogger('gateway', 'silent'),
    metrics: createMetrics('gateway'),
    routes: kycRoutes({ post: never, open: never, upload: never, ...given }),
  });
  return http.url;
}

const put = (url: string, body = 'abc', type = 'image/png') =>
  fetch(url, { method: 'PUT', body, headers: { 'content-type': type } });

describe('an upload', () => {
  it('reaches compliance as it is sent, and so does the answer whoever sends it', async () => {
    const seen: unknown[] = [];
    const url = await serve({
      async upload(path, headers, body) {
        seen.push(path, headers, await text(body));
        return { status: 422, body: '{"error":"It is an archive as well."}' };
      },
    });
    const answer = await put(`${url}/kyc/uploads/${ID}${QUERY}`);
    expect([answer.status, await answer.text()]).toEqual([
      422,
      '{"error":"It is an archive as well."}',
    ]);
    const headers = { 'content-type': 'image/png', 'content-length': '3' };
    expect(seen).toEqual([`/kyc/uploads/${ID}${QUERY}`, headers, 'abc']);
  });

  it.each([
    ['an address without a signature', `/kyc/uploads/${ID}?size=3`, 'abc', 'image/png', 403],
    ['another path', `/kyc/uploads/x/${ID}${QUERY}`, 'abc', 'image/png', 403],
    ['a page', `/kyc/uploads/${ID}${QUERY}`, '<p>', 'text/html', 400],
    ['nothing', `/kyc/uploads/${ID}${QUERY}`, '', 'image/png', 400],
    ['more than 10 MB', `/kyc/uploads/${ID}${QUERY}`, 'x'.repeat(10_485_761), 'image/png', 413],
  ])('of %s goes no further', async (_, path, body, type, status) => {
    const url = await serve({});
    expect((await put(`${url}${path}`, body, type)).status).toBe(status);
  });

  it('is to be sent again while compliance cannot be reached', async () => {
    const url = await serve({
      upload: () => Promise.reject(new SubgraphFailure('UNREACHABLE', 'gone')),
    });
    expect((await put(`${url}/kyc/uploads/${ID}${QUERY}`)).status).toBe(503);
  });
});

describe('a document', () => {
  it('is handed out as compliance says, and never as a page', async () => {
    const headers = {
      'content-type': 'application/pdf',
      'content-disposition': 'attachment; filename="x.pdf"',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'set-cookie': 'no',
    };
    const url = await serve({
      open: async () => ({ status: 200, headers, body: Readable.from(['%PDF']) }),
    });
    const answer = await fetch(`${url}/kyc/documents/${ID}${QUERY}`);
    expect([answer.status, await answer.text()]).toEqual([200, '%PDF']);
    expect(Object.keys(headers).map((name) => answer.headers.get(name))).toEqual([
      ...Object.values(headers).slice(0, -1),
      null,
    ]);
  });

  it('is refused as compliance refuses it', async () => {
    const url = await serve({
      open: async () => ({ status: 404, headers: {}, body: Readable.from(['{}']) }),
    });
    expect((await fetch(`${url}/kyc/documents/${ID}${QUERY}`)).status).toBe(404);
  });
});

describe('a callback of a check', () => {
  it('reaches compliance with its signature, and none without one', async () => {
    const seen: unknown[] = [];
    const url = await serve({
      async post(...call) {
        seen.push(call);
        return { status: 200, body: '{"outcome":"APPLIED"}' };
      },
    });
    const signature = `t=1790000000,v1=${'ab'.repeat(32)}`;
    const send = (headers: Record<string, string>) =>
      fetch(`${url}/kyc/callbacks`, { method: 'POST', body: '{}', headers });
    expect((await send({ 'kyc-signature': signature })).status).toBe(200);
    expect((await send({})).status).toBe(401);
    expect(seen).toEqual([['{}', { 'kyc-signature': signature }, undefined, '/kyc/callbacks']]);
  });
});

describe('the way to compliance', () => {
  const compliance = createServer((request, response) => {
    // As compliance does with an address that it did not make: answered before it is read.
    if (request.url?.includes('early') === true) {
      response.setHeader('connection', 'close');
      response.writeHead(403).end('{"error":"not ours"}');
      return;
    }
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
    });
    request.on('end', () => response.writeHead(200).end(JSON.stringify({ size })));
  });
  let client: SubgraphClient;
  beforeAll(async () => {
    await new Promise<void>((resolve) => compliance.listen(0, '127.0.0.1', resolve));
    const { port } = compliance.address() as AddressInfo;
    const limits = { connections: 2, timeoutMs: 5_000, maxResponseBytes: 10_000 };
    client = createSubgraphClient({ baseUrl: `http://127.0.0.1:${port}`, ...limits });
  });
  afterAll(async () => {
    await client.close();
    compliance.closeAllConnections();
    await new Promise<void>((resolve) => compliance.close(() => resolve()));
  });

  it('takes ten megabytes as they come', async () => {
    const url = await serve(client);
    const answer = await put(`${url}/kyc/uploads/${ID}${QUERY}`, 'x'.repeat(10_485_760));
    expect([answer.status, await answer.json()]).toEqual([200, { size: 10_485_760 }]);
  });

  it('brings back an answer that does not wait for the content', async () => {
    const url = await serve(client);
    const early = QUERY.replace('type=PNG', 'type=early');
    const answer = await put(`${url}/kyc/uploads/${ID}${early}`);
    expect([answer.status, await answer.text()]).toEqual([403, '{"error":"not ours"}']);
  });

  it('is free again for others when somebody breaks off', async () => {
    const url = await serve(client);
    const { port } = new URL(url);
    for (let n = 0; n < 3; n += 1) {
      const socket = connect(Number(port), '127.0.0.1');
      const head = `PUT /kyc/uploads/${ID}${QUERY} HTTP/1.1\r\nHost: x\r\nContent-Type: image/png\r\nContent-Length: 1000\r\n\r\nab`;
      await new Promise<void>((resolve) => socket.write(head, () => resolve()));
      socket.destroy();
    }
    expect((await put(`${url}/kyc/uploads/${ID}${QUERY}`)).status).toBe(200);
  });
});
