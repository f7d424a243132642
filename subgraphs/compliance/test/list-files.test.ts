import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { BrokenFile, fetchFile } from '../src/adapters/lists/fetch-file.ts';
import { parseListUrls, withoutKeys } from '../src/adapters/lists/list-urls.ts';
import { type Answer, type ListServer, startListServer } from './list-server.ts';

const LIMITS = { timeoutMs: 30_000, maxBytes: 10_000 };
const never = new AbortController().signal;

let server: ListServer;
beforeEach(async () => {
  server = await startListServer();
});
afterEach(() => server.close());

const fetched = (path = '/list', known: Parameters<typeof fetchFile>[1] = null, limits = LIMITS) =>
  fetchFile(new URL(server.url(path)), known, limits, never);

const redirectTo =
  (location: string): Answer =>
  (_, response) =>
    void response.writeHead(302, { location }).end();

describe('a file of a list', () => {
  test('is downloaded, and then only asked about', async () => {
    server.serve('/list', 'entries');
    const first = await fetched();
    if (first.kind !== 'FETCHED') throw new Error('It was not sent.');
    expect(first.bytes.toString()).toBe('entries');
    expect(await fetched('/list', first)).toEqual({ kind: 'UNCHANGED' });
    server.serve('/list', 'other entries');
    expect(await fetched('/list', first)).toMatchObject({ kind: 'FETCHED' });
    expect(server.asked).toEqual(['/list 200', '/list 304', '/list 200']);
  });

  test.each([
    ['by its encoding', { 'content-encoding': 'gzip' }],
    ['by itself', {}],
  ])('is unpacked, packed %s', async (_, headers) => {
    server.serve('/list', (__, response) =>
      response.writeHead(200, headers).end(gzipSync('entries')),
    );
    const found = await fetched();
    expect(found.kind === 'FETCHED' && found.bytes.toString()).toBe('entries');
  });

  test('is followed to where it has moved', async () => {
    server.serve('/list', redirectTo('/moved'));
    server.serve('/moved', redirectTo(server.url('/again')));
    server.serve('/again', 'entries');
    expect(await fetched()).toMatchObject({ kind: 'FETCHED' });
  });

  test('tells its server no password that was meant for another one', async () => {
    const seen: (string | undefined)[] = [];
    server.serve('/secret', ({ headers }, response) => {
      seen.push(headers.authorization);
      response.writeHead(302, { location: server.url('/elsewhere') }).end();
    });
    server.serve('/elsewhere', ({ headers }, response) => {
      seen.push(headers.authorization);
      response.end('entries');
    });
    const url = new URL(server.url('/secret'));
    url.username = 'lender';
    url.password = 'key';
    await fetchFile(url, null, LIMITS, never);
    expect(seen).toEqual(['Basic bGVuZGVyOmtleQ==', undefined]);
  });

  test.each<[string, Answer, RegExp, number?]>([
    ['is not there', (_, response) => response.writeHead(404).end(), /status 404/],
    ['its server fails', (_, response) => response.writeHead(500).end(), /status 500/],
    ['goes in circles', redirectTo('/list'), /more than 5 times/],
    ['leads to another kind of address', redirectTo('ftp://127.0.0.1/list'), /not https/],
    ['leads to http elsewhere', redirectTo('http://192.0.2.1/list'), /not https/],
    ['leads nowhere', redirectTo('http://'), /no URL/],
    [
      'is not sent though nobody has it',
      (_, response) => response.writeHead(304).end(),
      /status 304/,
    ],
    [
      'ends before it is whole',
      (_, response) => {
        response.writeHead(200, { 'content-length': '100' });
        response.write('entr', () => response.destroy());
      },
      /aborted|reset|closed/i,
    ],
    [
      'comes too slowly',
      (_, response) => {
        const writing = setInterval(() => response.write('x'), 20);
        response.on('close', () => clearInterval(writing));
      },
      /longer than 0.3 seconds/,
      300,
    ],
    ['never comes', () => undefined, /longer than 0.3 seconds/, 300],
  ])('that %s cannot be had', async (_, answer, why, timeoutMs = LIMITS.timeoutMs) => {
    server.serve('/list', answer);
    const failure = await fetched('/list', null, { ...LIMITS, timeoutMs }).catch(
      (error: unknown) => error,
    );
    expect(failure).not.toBeInstanceOf(BrokenFile);
    expect(String(failure)).toMatch(why);
  });

  test.each<[string, Answer, RegExp]>([
    ['is too large', (_, response) => response.end('x'.repeat(10_001)), /larger than 10000/],
    [
      'is endless',
      (_, response) => {
        const more = () => void (response.destroyed || response.write('x'.repeat(5_000), more));
        more();
      },
      /larger than 10000/,
    ],
    [
      'is too large once it is unpacked',
      (_, response) => response.end(gzipSync(Buffer.alloc(1_000_000))),
      /larger than 10000/,
    ],
    [
      'is packed and cut off',
      (_, response) => response.end(gzipSync('entries '.repeat(1_000)).subarray(0, 30)),
      /cannot be unpacked/,
    ],
    [
      'is said to be packed and is not',
      (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('entries'),
      /is not/,
    ],
    [
      'is packed as nobody asked for',
      (_, response) => response.writeHead(200, { 'content-encoding': 'br' }).end('entries'),
      /encoded as br/,
    ],
  ])('that %s is broken', async (_, answer, why) => {
    server.serve('/list', answer);
    const failure = await fetched().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(BrokenFile);
    expect(String(failure)).toMatch(why);
  });
});

describe('the URLs of lists', () => {
  const OFAC = ['sdn_comments.csv', 'ADD.CSV', 'alt.csv.gz', 'SDN.CSV']
    .map((name) => `ofac-sdn=https://lists.example/${name}`)
    .join(' ');

  test('are put in the order of the list’s files', () => {
    const found = parseListUrls(`\n${OFAC}\n un-consolidated=https://un.example/any?key=1`);
    expect(found.get('ofac-sdn')?.map(({ pathname }) => pathname)).toEqual([
      '/SDN.CSV',
      '/alt.csv.gz',
      '/ADD.CSV',
      '/sdn_comments.csv',
    ]);
    expect(found.get('un-consolidated')?.map(withoutKeys)).toEqual(['https://un.example/any']);
  });

  test.each([
    ['https://lists.example/sdn.csv', /write <list>=<URL>/],
    ['un-consolidated=lists.example/list', /no URL/],
    ['un-consolidated=http://lists.example/list', /only https/],
    ['un-consolidated=file:///etc/passwd', /only https/],
    ['nobody=https://lists.example/list', /there is no list nobody: ofac-sdn/],
    ['ofac-sdn=https://lists.example/sdn.csv', /4 files, and 1 are given/],
    [`${OFAC} ofac-sdn=https://lists.example/sdn.csv`, /4 files, and 5 are given/],
    [OFAC.replace('ADD.CSV', 'other.csv'), /no URL ends in add.csv/],
  ])('%s are refused', (text, why) => {
    expect(() => parseListUrls(text)).toThrow(why);
  });

  test('are refused without telling the keys in them', () => {
    const bad = 'un-consolidated=ftp://lender:secret@lists.example/list?token=secret';
    expect(() => parseListUrls(bad)).toThrow(/^(?!.*secret)/);
  });
});
