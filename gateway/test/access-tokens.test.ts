import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createCallerSigner, userCaller } from '@blockscore/caller';
import { createLogger } from '@blockscore/service';
import type { JWK } from 'jose';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type AccessTokens, createAccessTokens } from '../src/authentication/access-tokens.ts';

const identity = generateKeyPairSync('ed25519');
const stranger = generateKeyPairSync('ed25519');
const publicJwk: JWK = {
  ...identity.publicKey.export({ format: 'jwk' }),
  kid: 'k1',
  alg: 'EdDSA',
  use: 'sig',
};
const now = () => Math.floor(Date.now() / 1000);

type Part = Readonly<Record<string, unknown>>;
const HEADER: Part = { alg: 'EdDSA', typ: 'at+jwt', kid: 'k1' };
const claims = (changes: Part = {}): Part => ({
  iss: 'blockscore',
  aud: 'blockscore',
  sub: 'user_1',
  roles: ['BORROWER'],
  iat: now(),
  exp: now() + 600,
  ...changes,
});

const encode = (part: Part) => Buffer.from(JSON.stringify(part)).toString('base64url');
const unsigned = (header: Part, payload: Part) => `${encode(header)}.${encode(payload)}`;
/** Written by hand, because a library would refuse to make most of these. */
function tokenOf(changes: Part = {}, header: Part = {}, key: KeyObject = identity.privateKey) {
  const text = unsigned({ ...HEADER, ...header }, claims(changes));
  return `${text}.${sign(null, Buffer.from(text), key).toString('base64url')}`;
}
function hmacToken(secret: string | Buffer): string {
  const text = unsigned({ ...HEADER, alg: 'HS256' }, claims({ roles: ['ADMIN'] }));
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
}

/** Keys of the attacker, which the header asks to be trusted. */
const strangerJwk = { ...stranger.publicKey.export({ format: 'jwk' }), kid: 'k1' };

const forgeries: Record<string, () => string | Promise<string>> = {
  'signed by another key': () => tokenOf({}, {}, stranger.privateKey),
  'signed by another key that it brings along': () =>
    tokenOf({}, { jwk: strangerJwk }, stranger.privateKey),
  'signed by another key that it points to': () =>
    tokenOf({}, { jku: `${keySetUrl}/stranger`, x5u: keySetUrl }, stranger.privateKey),
  'by a key that is not published': () => tokenOf({}, { kid: 'k9' }),
  'with another payload than was signed': () => {
    const [header, , signature] = tokenOf().split('.');
    return `${header}.${encode(claims({ roles: ['ADMIN'] }))}.${signature}`;
  },
  'with another header than was signed': () => {
    const [, payload, signature] = tokenOf({}, { typ: 'JWT' }).split('.');
    return `${encode(HEADER)}.${payload}.${signature}`;
  },
  'without a signature': () => `${unsigned(HEADER, claims())}.`,
  'of alg none': () => `${unsigned({ ...HEADER, alg: 'none' }, claims())}.`,
  'of alg None, with a signature of something': () =>
    `${unsigned({ ...HEADER, alg: 'None' }, claims())}.${tokenOf().split('.')[2]}`,
  'of HS256 with the public key as secret, raw': () =>
    hmacToken(Buffer.from(publicJwk.x ?? '', 'base64url')),
  'of HS256 with the public key as secret, in PEM': () =>
    hmacToken(identity.publicKey.export({ format: 'pem', type: 'spki' })),
  'of HS256 with the public key as secret, as published': () =>
    hmacToken(JSON.stringify(publicJwk)),
  'with an extension that must be understood': () =>
    tokenOf({}, { crit: ['https://example.com/more'], 'https://example.com/more': true }),
  'for another audience': () => tokenOf({ aud: 'another' }),
  'for nobody': () => tokenOf({ aud: undefined }),
  'of another issuer': () => tokenOf({ iss: 'another' }),
  'of no issuer': () => tokenOf({ iss: undefined }),
  'of type JWT': () => tokenOf({}, { typ: 'JWT' }),
  'of type refresh token': () => tokenOf({}, { typ: 'rt+jwt' }),
  'of no type': () => tokenOf({}, { typ: undefined }),
  'for nobody in particular': () => tokenOf({ sub: undefined }),
  'for a list of people': () => tokenOf({ sub: ['user_1', 'user_2'] }),
  'without an end': () => tokenOf({ exp: undefined }),
  'without a beginning': () => tokenOf({ iat: undefined }),
  'with an end that is a text': () => tokenOf({ exp: String(now() + 600) }),
  'that begins in an hour': () => tokenOf({ nbf: now() + 3_600 }),
  'with roles that nobody has': () => tokenOf({ roles: ['BORROWER', 'ROOT'] }),
  'with a role in place of roles': () => tokenOf({ roles: 'ADMIN' }),
  'that is too long alive': () => tokenOf({ iat: now() - 1_000, exp: now() + 9_000 }),
  'of the gateway itself for a subgraph': async () => {
    const privateJwk = identity.privateKey.export({ format: 'jwk' }) as JWK;
    return createCallerSigner(privateJwk)(userCaller('user_1', ['ADMIN']), 'lending');
  },
  'with more parts': () => `${tokenOf()}.e30`,
  'that is no token': () => 'a.b.c',
};

let server: Server;
let keySetUrl: string;
let published: JWK[] = [publicJwk];
const asked: string[] = [];
let tokens: AccessTokens;

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const keys = request.url === '/jwks/stranger' ? [strangerJwk] : published;
    response.setHeader('content-type', 'application/jwk-set+json');
    response.end(JSON.stringify({ keys }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  keySetUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`;
  tokens = createAccessTokens({
    jwksUrl: keySetUrl,
    issuer: 'blockscore',
    audience: 'blockscore',
    logger: createLogger('test', 'silent'),
  });
});

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

describe('an access token', () => {
  test('of identity is good', async () => {
    const session = await tokens.verify(tokenOf());
    expect(session).toMatchObject({ caller: { id: 'user_1', roles: ['BORROWER'] } });
  });

  test.each(Object.keys(forgeries))('%s is refused', async (name) => {
    const token = await forgeries[name]?.();
    await expect(tokens.verify(token ?? '')).rejects.toMatchObject({
      name: 'Fault',
      code: 'UNAUTHENTICATED',
    });
    expect(asked).not.toContain('/jwks/stranger');
  });

  test('that has ended is refused as such, also one that was good before', async () => {
    await expect(tokens.verify(tokenOf({ iat: now() - 660, exp: now() - 60 }))).rejects.toThrow(
      /has expired; refresh the session/,
    );
    const token = tokenOf();
    await tokens.verify(token);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 606_000 });
    await expect(tokens.verify(token)).rejects.toThrow(/has expired/);
    vi.useRealTimers();
  });

  test('of before and one of after a rotation are good; of a revoked key it is refused', async () => {
    const next = generateKeyPairSync('ed25519');
    const nextJwk = { ...next.publicKey.export({ format: 'jwk' }), kid: 'k2', alg: 'EdDSA' };
    const [before, after] = [tokenOf(), tokenOf({}, { kid: 'k2' }, next.privateKey)];
    await tokens.verify(before);
    published = [publicJwk, nextJwk];
    await tokens.keysChanged();
    for (const token of [before, after]) await tokens.verify(token);
    published = [nextJwk];
    await tokens.keysChanged();
    await expect(tokens.verify(before)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    await tokens.verify(after);
  });
});
