import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { describe, expect, test, vi } from 'vitest';

const script = readFileSync(join(import.meta.dirname, 'assistant.js'), 'utf8');

interface Sent {
  readonly authorization: string | null;
  readonly body: { readonly variables: Record<string, unknown> };
}

/** The explorer's page as far as its script sees it, with a server that answers what it is told to. */
function openPage(
  answers: readonly { readonly status?: number; readonly body: object }[],
  hostname = 'localhost',
) {
  const sent: Sent[] = [];
  const messages: string[] = [];
  const shown: { text: string; picture?: string }[] = [];
  const left = [...answers];
  const closers: ((event: { code: number }) => void)[] = [];
  const element = () => {
    const made = {
      style: {},
      textContent: '',
      src: '',
      picture: undefined as { src: string } | undefined,
      setAttribute: () => undefined,
      addEventListener: () => undefined,
      remove: () => undefined,
      prepend(inner: { src: string }) {
        made.picture = inner;
      },
    };
    return made;
  };
  class FakeWebSocket {
    addEventListener(_: string, listener: (event: { code: number }) => void) {
      closers.push(listener);
    }
    send(message: string) {
      messages.push(message);
    }
  }
  const credentials = {
    create: vi.fn(async ({ publicKey }: { publicKey: unknown }) => ({
      toJSON: () => ({ id: 'made', of: publicKey }),
    })),
    get: vi.fn(async ({ publicKey }: { publicKey: unknown }) => ({
      toJSON: () => ({ id: 'shown', of: publicKey }),
    })),
  };
  const window = {
    async fetch(_: string, { headers, body }: { headers: Headers; body: string }) {
      sent.push({ authorization: headers.get('authorization'), body: JSON.parse(body) });
      const { status = 200, body: answer } = left.shift() ?? { body: {} };
      const type = { 'content-type': 'application/json' };
      return new Response(JSON.stringify(answer), { status, headers: type });
    },
  };
  const page = createContext({
    window,
    location: { protocol: 'http:', hostname, port: '4000' },
    WebSocket: FakeWebSocket,
    Headers,
    Response,
    navigator: { credentials },
    PublicKeyCredential: {
      parseCreationOptionsFromJSON: (options: object) => ({ create: options }),
      parseRequestOptionsFromJSON: (options: object) => ({ get: options }),
    },
    document: {
      createElement: element,
      body: {
        append: ({ textContent, picture }: ReturnType<typeof element>) =>
          shown.push({ text: textContent, ...(picture && { picture: picture.src }) }),
      },
    },
  });
  runInContext(script, page);
  const run = async (variables: Record<string, unknown> = {}, headers = {}) => {
    const fetch = window.fetch as unknown as typeof globalThis.fetch;
    const body = JSON.stringify({ query: '{ me }', variables });
    const response = await fetch('/graphql', { headers, body });
    const text = await response.text();
    // What it learns it learns beside the answer.
    await new Promise((resolve) => setTimeout(resolve, 5));
    return { status: response.status, text, sent: sent.at(-1) };
  };
  const connect = (payload = {}) => {
    new FakeWebSocket().send(JSON.stringify({ type: 'connection_init', payload }));
    return JSON.parse(messages.at(-1) ?? '') as { payload: Record<string, string> };
  };
  return {
    run,
    connect,
    sent,
    shown,
    credentials,
    close: (code: number) => closers[0]?.({ code }),
  };
}
const login = { body: { data: { login: { session: { accessToken: 'A', refreshToken: 'R' } } } } };
const userId = `user_${'0'.repeat(26)}`;

describe('the explorer’s page', () => {
  test('sends the token of the last sign-in, and fills in what it has seen', async () => {
    const page = openPage([login, { body: { data: { me: { id: userId } } } }]);
    await page.run();
    expect((await page.run()).sent?.authorization).toBe('Bearer A');
    const { sent } = await page.run({ userId: 'USER_ID', token: 'REFRESH_TOKEN', code: 'NONE' });
    expect(sent?.body.variables).toEqual({ userId, token: 'R', code: 'NONE' });
    expect((await page.run({}, { authorization: 'Bearer typed' })).sent?.authorization).toBe(
      'Bearer typed',
    );
    expect(page.connect().payload).toEqual({ authorization: 'Bearer A' });
  });

  test('forgets a token that is refused, so that one can sign in again', async () => {
    const refused = { status: 401, body: { errors: [] } };
    const page = openPage([login, refused, login]);
    await page.run();
    expect((await page.run()).status).toBe(200);
    expect(page.sent.map(({ authorization }) => authorization)).toEqual([null, 'Bearer A', null]);
    expect(page.shown[0]?.text).toContain('signed out');
  });

  test('forgets a token that closed a socket, and no other', async () => {
    const page = openPage([login]);
    await page.run();
    page.connect();
    page.close(4403);
    expect(page.connect().payload).toEqual({ authorization: 'Bearer A' });
    page.close(4401);
    expect(page.connect().payload).toEqual({});
  });

  test('asks the browser to make a passkey, and fills in what it made', async () => {
    const options = { challenge: 'c', rp: { id: 'localhost' } };
    const begin = { token: 'T', options, userErrors: [] };
    const page = openPage([{ body: { data: { anyAlias: begin } } }]);
    await page.run();
    const { sent } = await page.run({ token: 'CHALLENGE_TOKEN', credential: 'CREDENTIAL' });
    expect(sent?.body.variables).toEqual({
      token: 'T',
      credential: { id: 'made', of: { create: options } },
    });
    expect(page.shown[0]?.text).toContain('filled in');
    expect(page.credentials.get).not.toHaveBeenCalled();
  });

  test.each([
    ['of a sign-in by passkey', { beginPasskeyLogin: { token: 'T', options: { challenge: 'c' } } }],
    [
      'of a second factor',
      { login: { mfaChallenge: { token: 'T', methods: [], passkeyOptions: { challenge: 'c' } } } },
    ],
  ])('asks the browser for the passkey %s', async (_, data) => {
    const page = openPage([{ body: { data } }]);
    await page.run();
    const { sent } = await page.run({ token: 'CHALLENGE_TOKEN', credential: 'CREDENTIAL' });
    expect(sent?.body.variables).toEqual({
      token: 'T',
      credential: { id: 'shown', of: { get: { challenge: 'c' } } },
    });
  });

  test('remembers a challenge without a passkey, and asks the browser for nothing', async () => {
    const challenge = { token: 'T', methods: ['TOTP'], passkeyOptions: null };
    const page = openPage([{ body: { data: { login: { mfaChallenge: challenge } } } }]);
    await page.run();
    expect((await page.run({ token: 'CHALLENGE_TOKEN' })).sent?.body.variables).toEqual({
      token: 'T',
    });
    expect(page.credentials.get).not.toHaveBeenCalled();
  });

  test('says so where the browser gives none, and keeps nothing of an earlier one', async () => {
    const begin = { body: { data: { begin: { token: 'T', options: { challenge: 'c' } } } } };
    const page = openPage([begin, begin]);
    await page.run();
    page.credentials.get.mockRejectedValueOnce(new Error('not allowed'));
    await page.run();
    expect(page.shown.at(-1)?.text).toContain('not allowed');
    expect(page.shown.at(-1)?.text).toContain(': run the operation again');
    const requests = page.sent.length;
    await page.run({ credential: 'CREDENTIAL' });
    expect(page.sent).toHaveLength(requests);
  });

  test('says how to go on without the passkey where there is another factor', async () => {
    const challenge = {
      token: 'T',
      methods: ['TOTP', 'PASSKEY'],
      passkeyOptions: { challenge: 'c' },
    };
    const page = openPage([{ body: { data: { login: { mfaChallenge: challenge } } } }]);
    page.credentials.get.mockRejectedValueOnce(new Error('not allowed'));
    await page.run();
    expect(page.shown.at(-1)?.text).toContain('go on with «VerifyCode»');
    expect((await page.run({ token: 'CHALLENGE_TOKEN' })).sent?.body.variables).toEqual({
      token: 'T',
    });
  });

  test.each(['127.0.0.1', '[::1]'])('names localhost where it was opened as %s', async (host) => {
    const begin = { body: { data: { begin: { token: 'T', options: { challenge: 'c' } } } } };
    const page = openPage([begin], host);
    await page.run();
    expect(page.shown.at(-1)?.text).toContain('http://localhost:4000/');
    expect(page.credentials.get).not.toHaveBeenCalled();
  });

  test.each([
    ['CREDENTIAL', 'let the browser answer with the passkey'],
    ['LOAN_ID', 'Run the operation before this one first.'],
  ])('sends nothing while it has seen nothing to put in the place of %s', async (name, advice) => {
    const page = openPage([login]);
    const { status, text } = await page.run({ any: { where: [name] } });
    expect([status, page.sent]).toEqual([400, []]);
    const { errors } = JSON.parse(text) as { errors: { message: string }[] };
    expect(errors[0]?.message).toContain(name);
    expect(errors[0]?.message).toContain(advice);
  });

  test('shows the QR code of an authenticator app', async () => {
    const page = openPage([{ body: { data: { enrollTotp: { qrCode: '<svg>#</svg>' } } } }]);
    await page.run();
    expect(page.shown[0]?.picture).toBe('data:image/svg+xml,%3Csvg%3E%23%3C%2Fsvg%3E');
  });
});
