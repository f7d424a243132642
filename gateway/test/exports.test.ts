import { PassThrough, Readable } from 'node:stream';
import { type Caller, userCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { createLogger, createMetrics, type HttpService, startHttp } from '@blockscore/service';
import { afterEach, describe, expect, it } from 'vitest';
import { withSession } from '../src/http/exchange.ts';
import { EXPORTED_FILES, type ExportsOptions, fileExport } from '../src/http/exports.ts';
import type { SubgraphClient } from '../src/subgraphs/client.ts';
import { SubgraphFailure } from '../src/subgraphs/failure.ts';

type Open = SubgraphClient['open'];

const [PORTFOLIO, STATEMENT, AUDIT] = EXPORTED_FILES;

/** Subgraphs of which that one answers. */
function answering(subgraph: string, open: Open): Omit<ExportsOptions, 'sign'> {
  const silent: Open = () => Promise.reject(new Error('was not to be asked'));
  const clientOf = (name: string) => ({ open: name === subgraph ? open : silent });
  return {
    lending: clientOf('lending'),
    ledger: clientOf('ledger'),
    compliance: clientOf('compliance'),
  };
}

const analyst = userCaller(newId('user'), ['ANALYST']);
let http: HttpService | undefined;
afterEach(async () => await http?.close());

async function serve(caller: Caller, open: Open): Promise<(query?: string) => Promise<Response>> {
  const sign = async ({ id }: Caller) => `token of ${id}`;
  const handle = fileExport(PORTFOLIO, { ...answering('lending', open), sign });
  const authenticator = { authenticate: async () => ({ caller }) } as never;
  const clientOf = () => ({ address: '127.0.0.1', agent: '' });
  const contractOf = () => undefined;
  http = await startHttp({
    host: '127.0.0.1',
    port: 0,
    logger: createLogger('gateway', 'silent'),
    metrics: createMetrics('gateway'),
    routes: [
      {
        method: 'GET',
        path: '/exports/portfolio.csv',
        handle: withSession({ authenticator, clientOf, contractOf }, handle),
      },
    ],
  });
  const { url } = http;
  return (query = '?asOf=2026-01-31') => fetch(`${url}/exports/portfolio.csv${query}`);
}

const file = (body: Readable, status = 200) => ({
  status,
  headers: { 'content-type': 'text/csv', link: '</x>; rel="next"', 'set-cookie': 'no' },
  body,
});

describe('the export of a portfolio', () => {
  it('is what lending writes, asked for as the caller', async () => {
    const seen: Parameters<Open>[] = [];
    const ask = await serve(analyst, async (...call) => {
      seen.push(call);
      return file(Readable.from(['a,b\r\n', '1,2\r\n']));
    });
    const answer = await ask();
    expect([answer.status, await answer.text()]).toEqual([200, 'a,b\r\n1,2\r\n']);
    const headers = ['content-type', 'link', 'set-cookie', 'cache-control'];
    expect(headers.map((name) => answer.headers.get(name))).toEqual([
      'text/csv',
      '</x>; rel="next"',
      null,
      'no-store',
    ]);
    expect(seen[0]?.[0]).toBe('/exports/portfolio.csv?asOf=2026-01-31');
    expect(Object.values(seen[0]?.[1] ?? {})).toContain(`token of ${analyst.id}`);
  });

  it.each([
    ['nobody', { kind: 'ANONYMOUS', id: '', roles: [], scopes: [] } as unknown as Caller, 401],
    ['a borrower', userCaller(newId('user'), ['BORROWER']), 403],
  ])('is not for %s', async (_, caller, status) => {
    let calls = 0;
    const ask = await serve(caller, async () => {
      calls += 1;
      return file(Readable.from(['']));
    });
    expect([(await ask()).status, calls]).toEqual([status, 0]);
  });

  it('says what is wrong as lending does, and no more', async () => {
    const fault = (code: string) =>
      Readable.from([JSON.stringify({ errors: [{ message: 'No day.', extensions: { code } }] })]);
    const codes = ['BAD_USER_INPUT', 'INTERNAL_SERVER_ERROR'];
    const ask = await serve(analyst, async () => file(fault(codes.shift() ?? ''), 400));
    const wrong = await ask();
    expect([wrong.status, await wrong.text()]).toEqual([400, expect.stringContaining('No day.')]);
    const broken = await ask();
    expect([broken.status, await broken.text()]).toEqual([
      503,
      expect.not.stringContaining('No day'),
    ]);
  });

  it('waits for a client that takes nothing, and breaks off where lending does', async () => {
    let written = 0;
    const slow = await serve(analyst, async () =>
      file(
        Readable.from(
          (function* () {
            for (; written < 100_000; written += 1) yield 'x'.repeat(10_000);
          })(),
        ),
      ),
    );
    const answer = await slow();
    const reader = answer.body?.getReader();
    await reader?.read();
    const before = written;
    await reader?.cancel();
    // A thousand megabytes were not written ahead of the reader.
    expect(before).toBeLessThan(5_000);
    await http?.close();
    const broken = await serve(analyst, async () =>
      file(
        Readable.from(
          (async function* () {
            yield 'a,b\r\n';
            throw new Error('gone');
          })(),
        ),
      ),
    );
    await expect((async () => (await broken()).text())()).rejects.toThrow();
  });

  it('is to be asked for again while lending cannot be reached', async () => {
    const ask = await serve(analyst, () => Promise.reject(new SubgraphFailure('TIMEOUT', 'late')));
    expect((await ask()).status).toBe(503);
  });
});

describe('another export', () => {
  const complianceOfficer = userCaller(newId('user'), ['COMPLIANCE_OFFICER']);

  it.each([
    { of: 'a statement', exported: STATEMENT, reader: analyst, other: complianceOfficer },
    { of: 'the audit trail', exported: AUDIT, reader: complianceOfficer, other: analyst },
  ])(
    'of $of is what its subgraph writes, for whoever may read it',
    async ({ exported, reader, other }) => {
      const { path, subgraph, scope } = exported;
      const seen: string[] = [];
      const open: Open = async (asked) => {
        seen.push(asked);
        return file(Readable.from(['effective_on\r\n']));
      };
      const ask = async (caller: Caller) => {
        const handle = fileExport(exported, {
          ...answering(subgraph, open),
          sign: async () => 'token',
        });
        const exchange = {
          request: { url: `${path}?from=a` },
          response: new PassThrough(),
          context: { caller, requestId: 'r', traceId: '0'.repeat(32), signal: undefined },
        };
        Object.assign(exchange.response, { setHeader: () => undefined });
        await handle(exchange as never);
      };
      await ask(reader);
      expect(seen).toEqual([`${path}?from=a`]);
      await expect(ask(other)).rejects.toThrow(scope);
      expect(seen).toHaveLength(1);
    },
  );
});
