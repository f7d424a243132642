import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { type ClientHttp2Session, type ClientHttp2Stream, connect, constants } from 'node:http2';
import { type AddressInfo, connect as connectSocket } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { acceptHttp2, type Http2Options } from './http2.ts';

const MINUTE = 60_000;
const logger = { info: () => undefined };
const openEnds: (() => void)[] = [];
afterEach(() => {
  for (const end of openEnds.splice(0)) end();
});

type Answer = (...exchange: Parameters<RequestListener>) => unknown;

async function serve(handle: Answer, bounds: Partial<Http2Options> = {}) {
  // What a client breaks off concerns nobody else.
  const answer: RequestListener = (...exchange) => {
    Promise.resolve(handle(...exchange)).catch(() => undefined);
  };
  const server = createServer(answer);
  const times = { helloMs: MINUTE, requestMs: MINUTE, idleMs: MINUTE };
  const watch = () => undefined;
  const http2 = acceptHttp2(server, answer, { maxStreams: 50, logger, watch, ...times, ...bounds });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  openEnds.push(() => {
    server.close();
    server.closeAllConnections();
    http2.cut();
  });
  return { server, http2, port, url: `http://127.0.0.1:${port}` };
}

function speak(url: string, options = {}): ClientHttp2Session {
  const session = connect(url, options);
  session.on('error', () => undefined);
  openEnds.push(() => session.destroy());
  return session;
}

/** What became of a request: the text of its answer, or the code that its stream was closed with. */
async function outcome(stream: ClientHttp2Stream): Promise<string> {
  try {
    const told = await text(stream);
    return stream.rstCode === constants.NGHTTP2_NO_ERROR ? told : nameOf(stream.rstCode);
  } catch {
    return nameOf(stream.rstCode);
  }
}
const NAMES = ['CANCEL', 'REFUSED_STREAM', 'INTERNAL_ERROR', 'ENHANCE_YOUR_CALM'] as const;
const nameOf = (code: number | undefined) =>
  NAMES.find((name) => constants[`NGHTTP2_${name}`] === code) ?? String(code);

const echo: Answer = async (request, response) => {
  const { httpVersion, headers } = request;
  response.setHeader('connection', 'keep-alive');
  const told = `${httpVersion} ${headers.host !== undefined} ${await text(request)}`;
  response.writeHead(200, 'OK', { 'content-length': told.length }).end(told);
};

const post = (session: ClientHttp2Session, body: string | undefined, headers = {}) => {
  const stream = session.request({ ':method': 'POST', ':path': '/', ...headers });
  stream.on('error', () => undefined);
  return body === undefined ? stream : stream.end(body);
};

const PREFACE = 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n';

/** A frame (RFC 9113, 4.1): settings of the connection, the others of its first stream. */
function frame(type: number, flags: number, payload: string): string {
  const head = [0, 0, payload.length, type, flags, 0, 0, 0, type === 4 ? 0 : 1];
  return String.fromCharCode(...head) + payload;
}

/** What comes over a socket on which these are written, each when the one before has been sent. */
async function spoken(port: number, parts: readonly string[]): Promise<string> {
  const socket = connectSocket(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.setNoDelay(true);
  for (const part of parts) {
    await new Promise((resolve) => socket.write(part, resolve));
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const [answer] = (await once(socket, 'data')) as [Buffer];
  socket.destroy();
  return answer.toString('latin1');
}

test('one port speaks both, whatever their first bytes come in', async () => {
  const warned = vi.spyOn(process, 'emitWarning');
  const { port, url, http2 } = await serve(echo);
  const session = speak(url);
  const answers = [post(session, 'a'), post(session, 'b')].map(outcome);
  expect(await Promise.all(answers)).toEqual(['2.0 true a', '2.0 true b']);
  expect([http2.open(), warned.mock.calls]).toEqual([1, []]);
  const body = 'host: a\r\ncontent-length: 1\r\n\r\nc';
  for (const parts of [
    ['POST / HTTP/1.1\r\n', body],
    ['P', `UT / HTTP/1.1\r\n${body}`],
  ]) {
    expect(await spoken(port, parts)).toContain('1.1 true c');
  }
  const frames = await spoken(port, ['P', 'R', PREFACE.slice(2) + frame(4, 0, '')]);
  // The frame of our settings: its type at the fourth byte.
  expect(frames.charCodeAt(3)).toBe(4);
});

describe('a client gets no more than its share', () => {
  test('streams beyond the limit are refused, those within it are answered', async () => {
    const all = Promise.withResolvers<void>();
    const { url } = await serve(
      (_, response) => void all.promise.then(() => response.end('done')),
      {
        maxStreams: 3,
      },
    );
    // Sent before the client can know the limit.
    const session = speak(url, { peerMaxConcurrentStreams: 100 });
    const outcomes = Array.from({ length: 8 }, () => outcome(post(session, '')));
    await Promise.race(outcomes);
    all.resolve();
    const counts = Object.groupBy(await Promise.all(outcomes), (each) => each);
    expect(counts['done']?.length).toBe(3);
    expect(counts['REFUSED_STREAM']?.length).toBe(5);
    expect(await outcome(post(session, ''))).toBe('done');
  });

  test('headers have the room that they have over HTTP/1.1', async () => {
    const { url } = await serve(echo);
    const session = speak(url);
    await once(session, 'remoteSettings');
    const large = { 'x-large': 'x'.repeat(17 * 1024) };
    expect(await outcome(post(session, '', large))).not.toContain('2.0');
    const fits = { 'x-large': 'x'.repeat(12 * 1024) };
    expect(await outcome(post(speak(url), 'a', fits))).toBe('2.0 true a');
  });

  test('who takes back one request after the other loses the connection', async () => {
    let asked = 0;
    const { url } = await serve(() => {
      asked += 1;
    });
    const session = speak(url);
    const gone = new Promise((resolve) => session.once('close', resolve));
    let sent = 0;
    while (!session.closed && !session.destroyed && sent < 5_000) {
      for (let count = 0; count < 50 && !session.closed; count += 1, sent += 1) {
        post(session, undefined).close(constants.NGHTTP2_CANCEL);
      }
      await new Promise(setImmediate);
    }
    await gone;
    expect(asked).toBeLessThan(2_000);
  });

  test('what never comes is not waited for', async () => {
    const impatient = await serve(echo, { helloMs: 50 });
    const silent = connectSocket(impatient.port, '127.0.0.1');
    const silentGone = new Promise((resolve) => silent.once('close', resolve));
    // Where it is ended before it was read, as an error.
    silent.on('error', () => undefined);
    silent.write('PR');
    await silentGone;
    const { url } = await serve(echo, { requestMs: 50, idleMs: 50 });
    const session = speak(url);
    const gone = new Promise((resolve) => session.once('close', resolve));
    expect(await outcome(post(session, undefined))).toBe('CANCEL');
    // What is no request keeps nothing open.
    const pinging = setInterval(() => session.destroyed || session.ping(() => undefined), 10);
    openEnds.push(() => clearInterval(pinging));
    await gone;
  });
});

describe('what breaks off is known to have', () => {
  test.each([
    ['its stream is reset', [frame(3, 0, '\0\0\0\x08')]],
    ['its stream is reset without an error', [frame(3, 0, '\0\0\0\0')]],
    ['its connection is gone', []],
  ])('a request of which %s is not read as whole', async (_, end) => {
    const seen = vi.fn();
    const { port } = await serve(async (request, response) => {
      response.once('close', () => seen(response.writableFinished, response.destroyed));
      request.once('data', () =>
        end.length > 0 ? socket.write(end[0] ?? '', 'latin1') : socket.end(),
      );
      seen(await text(request).catch((error: NodeJS.ErrnoException) => error.code));
    });
    const socket = connectSocket(port, '127.0.0.1');
    openEnds.push(() => socket.destroy());
    // `POST http://a/` by HPACK's static table, of which the body does not end.
    const opening = [frame(4, 0, ''), frame(1, 4, '\x83\x86\x84\x41\x01a'), frame(0, 0, 'half')];
    socket.write(PREFACE + opening.join(''), 'latin1');
    await expect.poll(() => seen.mock.calls.length).toBe(2);
    expect(seen.mock.calls.toSorted()).toEqual([['ECONNRESET'], [false, true]]);
  });

  test('an answer is not taken as whole', async () => {
    const { url } = await serve((_, response) => {
      response.write('half of it', () => response.destroy());
    });
    expect(await outcome(post(speak(url), ''))).toBe('INTERNAL_ERROR');
  });
});

test('a body that nobody reads holds up nothing', async () => {
  const { url } = await serve((request, response) => {
    if (request.url === '/refused') response.writeHead(413).end('too large');
    else response.end('fine');
  });
  const session = speak(url);
  const refused = Array.from({ length: 20 }, () =>
    outcome(post(session, 'x'.repeat(60_000), { ':path': '/refused' })),
  );
  expect(new Set(await Promise.all(refused))).toEqual(new Set(['too large']));
  expect(await outcome(post(session, ''))).toBe('fine');
});

test('leaving answers what was asked, names it as the last, and then ends the connections', async () => {
  let finish: (() => void) | undefined;
  const { server, http2, port, url } = await serve((_, response) => {
    finish = () => void response.end('done');
  });
  const silent = connectSocket(port, '127.0.0.1');
  const silentGone = new Promise((resolve) => silent.once('close', resolve));
  silent.on('error', () => undefined);
  const session = speak(url);
  const answered = outcome(post(session, ''));
  await expect.poll(() => finish).toBeDefined();
  const away = once(session, 'goaway');
  const closed = new Promise((resolve) => server.close(resolve));
  http2.leave();
  expect(await away).toEqual([constants.NGHTTP2_NO_ERROR, 1, undefined]);
  finish?.();
  expect(await answered).toBe('done');
  await Promise.all([closed, silentGone]);
  await expect.poll(http2.open).toBe(0);
});
