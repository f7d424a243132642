import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Role } from '@blockscore/caller';
import type { AnyEvent, EventLog } from '@blockscore/events';
import { newId } from '@blockscore/ids';
import { Degraded, type HttpService } from '@blockscore/service';
import { compose, formatProblem } from '@blockscore/supergraph';
import { testServices } from '@blockscore/testkit';
import { exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose';
import { gatewayConfig } from '../src/config.ts';
import { startGateway } from '../src/main.ts';
import { apiKeyRoute, type FixtureApiKeys } from './fixture-api-keys.ts';
import { type FixtureState, fixtureResolvers, SDL } from './fixture-graph.ts';
import { type FixtureSubgraph, type Seen, startFixtureSubgraph } from './fixture-subgraph.ts';
import { createTestEvents } from './test-events.ts';

type Name = keyof typeof SDL;

/** In `Accept`, has a request answered by Apollo Server and not by the short way. */
export const TOO_LONG_A_TYPE = `application/x-${'long'.repeat(50)};q=0.1`;

export interface TokenOptions {
  readonly roles?: readonly Role[];
  readonly partner?: string;
  /** The session that it belongs to. */
  readonly sid?: string;
  /** The version of the user that it was issued for. */
  readonly ver?: number;
  /** The key that signs it: `k1`, or `k2`. */
  readonly kid?: 'k1' | 'k2';
  readonly issuedSecondsAgo?: number;
  readonly expiresInSeconds?: number;
  readonly issuer?: string;
  readonly audience?: string;
  readonly type?: string;
  /** Signed by a key that identity does not publish. */
  readonly forged?: boolean;
}

/** A gateway over three small subgraphs and an event log in Postgres, all real and all our own. */
export interface TestGateway {
  readonly url: string;
  readonly state: FixtureState;
  /** What the subgraphs were asked since it was emptied. */
  readonly seen: Seen[];
  /** The event log as lending's relay has it. */
  readonly lending: EventLog;
  readonly token: (subject: string, options?: TokenOptions) => Promise<string>;
  readonly post: (
    body: unknown,
    headers?: Record<string, string>,
  ) => Promise<{ readonly status: number; readonly body: Answer; readonly headers: Headers }>;
  /** Identity's API keys, and what it was asked of them. */
  readonly apiKeys: FixtureApiKeys;
  /** The keys that identity publishes. */
  readonly jwks: { keys: JWK[] };
  readonly stopSubgraph: (name: Name) => Promise<void>;
  readonly restartSubgraph: (name: Name) => Promise<void>;
  /** Appends an event, as a relay would. */
  readonly append: (event: AnyEvent) => Promise<number>;
  readonly http: HttpService;
  readonly close: () => Promise<void>;
}

export interface Answer {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly AnswerError[];
}
export interface AnswerError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: { readonly code: string; readonly traceId?: string };
}

interface Keys {
  readonly publicJwk: JWK;
  readonly privateJwk: JWK;
}

/** Of the ledger's chain: it serves, and an operator should look. */
async function strained(): Promise<never> {
  throw new Degraded('the account that pays runs out of funds');
}

async function keyPair(): Promise<Keys> {
  const { publicKey, privateKey } = await generateKeyPair('Ed25519', { extractable: true });
  return { publicJwk: await exportJWK(publicKey), privateJwk: await exportJWK(privateKey) };
}

/** The fixture's supergraph, composed like the real one, with other subgraphs in place of its own. */
export function composeFixture(others: Readonly<Record<string, string>> = {}): string {
  const events = readFileSync(
    join(import.meta.dirname, '../src/subscriptions/schema.graphql'),
    'utf8',
  );
  const composed = compose(
    Object.entries({ ...SDL, events, ...others }).map(([name, text]) => ({
      name,
      url: 'http://unused.test',
      files: [{ path: name, text }],
    })),
  );
  if (!composed.ok) throw new Error(composed.error.map(formatProblem).join('\n'));
  return composed.value.supergraph;
}

function writeSupergraph(): string {
  const folder = join(testServices().folder, newId('evt'));
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'supergraph.graphql');
  writeFileSync(file, composeFixture());
  return file;
}

/** @param history of identity, in the log before the gateway starts */
export async function startTestGateway(
  environment: Readonly<Record<string, string>> = {},
  history: readonly AnyEvent[] = [],
): Promise<TestGateway> {
  const [gatewayKeys, tokenKeys, secondKeys, foreignKeys] = await Promise.all([
    keyPair(),
    keyPair(),
    keyPair(),
    keyPair(),
  ]);
  const state: FixtureState = { names: new Map(), renamed: 0, resolvedApplications: 0 };
  const seen: Seen[] = [];
  const apiKeys: FixtureApiKeys = { known: new Map(), asked: [], delayMs: 0 };
  const resolvers = fixtureResolvers(state);
  const subgraphs = new Map<Name, FixtureSubgraph>();
  const jwks = {
    keys: [tokenKeys, secondKeys].map(({ publicJwk }, index) => {
      return { ...publicJwk, kid: `k${index + 1}`, alg: 'EdDSA', use: 'sig' };
    }),
  };
  const start = async (name: Name, port = 0) => {
    subgraphs.set(
      name,
      await startFixtureSubgraph({
        name,
        sdl: SDL[name],
        resolvers: resolvers[name],
        gatewayPublicKey: gatewayKeys.publicJwk,
        seen,
        port,
        ...(name === 'ledger' && { checks: { database: async () => undefined, chain: strained } }),
        routes: [
          {
            method: 'GET',
            path: '/.well-known/jwks.json',
            handle: (_, response) => void response.end(JSON.stringify(jwks)),
          },
          apiKeyRoute(apiKeys, gatewayKeys.publicJwk),
        ],
      }),
    );
  };
  const of = (name: Name): FixtureSubgraph => {
    const found = subgraphs.get(name);
    if (found === undefined) throw new Error(`${name} was not started`);
    return found;
  };
  for (const name of ['identity', 'lending', 'ledger'] as const) await start(name);

  const events = await createTestEvents(history);
  const http = await startGateway(
    gatewayConfig({
      PORT: '0',
      LOG_LEVEL: 'silent',
      // What is spent is told in each answer; tests of that switch it on.
      ENABLE_RATE_LIMITING: 'false',
      CONTRACTS: 'none',
      CONTRACT_OF_KEYS: 'all',
      SUPERGRAPH_FILE: writeSupergraph(),
      GATEWAY_PRIVATE_KEY: JSON.stringify(gatewayKeys.privateJwk),
      EVENTS_DATABASE_URL: events.readerUrl,
      IDENTITY_URL: of('identity').url,
      LENDING_URL: of('lending').url,
      LEDGER_URL: of('ledger').url,
      // Nobody listens there.
      CREDIT_URL: 'http://127.0.0.1:1',
      COMPLIANCE_URL: 'http://127.0.0.1:1',
      ...environment,
    }),
  );

  const token = async (subject: string, options: TokenOptions = {}) => {
    const now = Math.floor(Date.now() / 1000);
    const kid = options.kid ?? 'k1';
    const keys = options.forged ? foreignKeys : kid === 'k1' ? tokenKeys : secondKeys;
    return await new SignJWT({
      roles: options.roles ?? ['BORROWER'],
      ...(options.partner && { partner: options.partner }),
      ...(options.sid && { sid: options.sid }),
      ...(options.ver !== undefined && { ver: options.ver }),
    })
      .setProtectedHeader({ alg: 'EdDSA', typ: options.type ?? 'at+jwt', kid })
      .setIssuer(options.issuer ?? 'blockscore')
      .setAudience(options.audience ?? 'blockscore')
      .setSubject(subject)
      .setIssuedAt(now - (options.issuedSecondsAgo ?? 0))
      .setExpirationTime(now + (options.expiresInSeconds ?? 600))
      .sign(await importJWK(keys.privateJwk, 'EdDSA'));
  };

  return {
    url: http.url,
    http,
    state,
    seen,
    apiKeys,
    jwks,
    lending: events.lending,
    token,
    async post(body, headers = {}) {
      const response = await fetch(`${http.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      });
      const answer = (await response.json()) as Answer;
      return { status: response.status, body: answer, headers: response.headers };
    },
    stopSubgraph: (name) => of(name).close(),
    restartSubgraph: (name) => start(name, Number(new URL(of(name).url).port)),
    append: events.append,
    async close() {
      await http.close();
      for (const subgraph of subgraphs.values()) await subgraph.close();
      await events.close();
    },
  };
}

/** A status change of somebody's application. */
export function statusChanged(
  about: { readonly subject: string; readonly applicationId?: string; readonly loanId?: string },
  to: 'SUBMITTED' | 'UNDER_REVIEW' | 'APPROVED' | 'REJECTED' = 'SUBMITTED',
): AnyEvent {
  const applicationId = (about.applicationId ?? newId('app')) as `app_${string}`;
  return {
    id: newId('evt'),
    type: 'lending.status.changed',
    aggregate: { type: 'LoanApplication', id: applicationId, version: 1 },
    audience: { subject: about.subject, scopes: ['loans:read'] },
    actor: { kind: 'SERVICE', id: 'lending' },
    occurredAt: new Date().toISOString(),
    data: {
      applicationId,
      loanId: (about.loanId ?? null) as `loan_${string}` | null,
      entity: 'APPLICATION',
      from: null,
      to,
    },
  };
}

/** Waits until something holds, at most 20 s. */
export async function eventually(holds: () => boolean, what: string): Promise<void> {
  const end = Date.now() + 20_000;
  while (!holds()) {
    if (Date.now() > end) throw new Error(`It did not come to pass that ${what}.`);
    await delay(10);
  }
}
