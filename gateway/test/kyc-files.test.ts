import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { createLogger, createMetrics, type HttpService, startHttp } from '@blockscore/service';
import { afterEach, describe, expect, it } from 'vitest';
import { kycRoutes } from '../src/http/kyc-files.ts';
import { type SubgraphClient, SubgraphFailure } from '../src/subgraphs/client.ts';

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
