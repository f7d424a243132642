import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import {
  CALLER_TOKEN_HEADER,
  type Caller,
  type Client,
  clientHeaders,
  createCallerSigner,
} from '@blockscore/caller';
import { type EventData, type EventType, isEventType, streamOf } from '@blockscore/events';
import { newId } from '@blockscore/ids';
import type { JWK } from 'jose';
import postgres, { type Sql } from 'postgres';
import { compileCache } from './compile-cache.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';
import { testServices } from './services.ts';

export interface GraphqlAnswer {
  readonly status: number;
  readonly data: Readonly<Record<string, unknown>> | null | undefined;
  readonly errors:
    | readonly {
        readonly message: string;
        readonly path?: readonly (string | number)[];
        readonly extensions?: { readonly code?: string };
      }[]
    | undefined;
}

/** A subgraph that runs as it does in production, on a database of its own, asked as its gateway would. */
export interface TestSubgraph {
  readonly url: string;
  readonly database: TestDatabase;
  /** The superuser's connection, to look behind the scenes. */
  readonly sql: Sql;
  /** What the process was given. */
  readonly environment: Readonly<Record<string, string>>;
  /** @param client as the gateway would tell of it; without one, it tells nothing */
  ask(
    caller: Caller,
    query: string,
    variables?: Record<string, unknown>,
    client?: Client,
  ): Promise<GraphqlAnswer>;
  /** Asks another route of the subgraph, as the gateway would. */
  get(caller: Caller, path: string): Promise<Response>;
  /** What a request of the caller carries, for a minute; for clients of another process. */
  headers(caller: Caller): Promise<Readonly<Record<string, string>>>;
  /** Sends JSON to another route of the subgraph, as the gateway would. */
  post(caller: Caller, path: string, body: unknown): Promise<Response>;
  /** Resolves entities as the gateway does, by `_entities`. */
  entities(
    caller: Caller,
    representations: readonly Record<string, unknown>[],
    selection: string,
  ): Promise<GraphqlAnswer>;
  /** Events of the subgraph's outbox, oldest first. */
  events(type?: string): Promise<readonly RecordedEvent[]>;
  /**
   * Puts an event of another subgraph into the log, as that subgraph's relay would; gives its number.
   * @param actor who did it; without one, the subgraph itself
   */
  hear<T extends EventType>(
    type: T,
    data: EventData[T],
    actor?: RecordedEvent['actor'],
  ): Promise<number>;
  /** Stops the process; the database stays until `drop`. */
  close(): Promise<void>;
  drop(): Promise<void>;
}

export interface RecordedEvent {
  readonly type: string;
  readonly aggregate: { readonly type: string; readonly id: string; readonly version: number };
  readonly audience: { readonly subject?: string; readonly scopes: readonly string[] };
  readonly actor: { readonly kind: string; readonly id: string };
  readonly data: Readonly<Record<string, unknown>>;
}

export interface TestSubgraphOptions {
  readonly name: string;
  /** Starts the subgraph with this environment, on any port. */
  readonly start: (
    environment: Readonly<Record<string, string>>,
  ) => Promise<{ readonly url: string; readonly close: () => Promise<void> }>;
  readonly environment?: Readonly<Record<string, string>>;
  /** Starts on a database that another test subgraph left behind. */
  readonly database?: TestDatabase;
}

/** Starts a subgraph for a test file, with an event log in Postgres. */
export async function startTestSubgraph(options: TestSubgraphOptions): Promise<TestSubgraph> {
  const { name } = options;
  const database = options.database ?? (await createTestDatabase(name));
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const environment = {
    // For programs that a test starts beside it.
    ...compileCache(),
    HOST: '127.0.0.1',
    PORT: '0',
    LOG_LEVEL: process.env['TEST_LOG_LEVEL'] ?? 'silent',
    GATEWAY_PUBLIC_KEY: JSON.stringify(publicKey.export({ format: 'jwk' })),
    ENCRYPTION_KEY: randomBytes(32).toString('base64'),
    [`${name.toUpperCase()}_DATABASE_URL`]: database.appUrl,
    EVENTS_DATABASE_URL: database.appUrl,
    MAIL_DIRECTORY: join(testServices().folder, database.name),
    ...options.environment,
  };
  const sql = postgres(database.adminUrl, { max: 2, onnotice: () => undefined });
  const running = await startWithoutClock(sql, name, () => options.start(environment));
  const sign = createCallerSigner(privateKey.export({ format: 'jwk' }) as JWK);

  const ask: TestSubgraph['ask'] = async (caller, query, variables = {}, client) => {
    const response = await fetch(`${running.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        [CALLER_TOKEN_HEADER]: await sign(caller, name),
        ...(client !== undefined && clientHeaders(client)),
      },
      body: JSON.stringify({ query, variables }),
    });
    const body = (await response.json()) as Pick<GraphqlAnswer, 'data' | 'errors'>;
    return { status: response.status, data: body.data, errors: body.errors };
  };

  return {
    url: running.url,
    database,
    sql,
    environment,
    ask,
    headers: async (caller) => ({
      'content-type': 'application/json',
      [CALLER_TOKEN_HEADER]: await sign(caller, name),
    }),
    get: async (caller, path) =>
      await fetch(`${running.url}${path}`, {
        headers: { [CALLER_TOKEN_HEADER]: await sign(caller, name) },
      }),
    post: async (caller, path, body) =>
      await fetch(`${running.url}${path}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          [CALLER_TOKEN_HEADER]: await sign(caller, name),
        },
        body: JSON.stringify(body),
      }),
    entities: (caller, representations, selection) =>
      ask(
        caller,
        `query ($representations: [_Any!]!) { _entities(representations: $representations) { ${selection} } }`,
        { representations },
      ),
    async events(type) {
      const rows = await sql<{ event: RecordedEvent }[]>`
        select event from ${sql(name)}.outbox order by id`;
      return rows.map((row) => row.event).filter((e) => type === undefined || e.type === type);
    },
    async hear(type, data, actor) {
      if (!isEventType(type)) throw new Error(`${String(type)} is no event type`);
      const stream = streamOf(type);
      const event = {
        id: newId('evt'),
        type,
        aggregate: { type: 'test', id: stream, version: 1 },
        audience: { scopes: [] },
        actor: actor ?? { kind: 'SERVICE', id: stream },
        occurredAt: new Date().toISOString(),
        data,
      };
      const [row] = await sql.begin(async (tx) => {
        // Two at once would take the same number.
        await tx`select pg_advisory_xact_lock(hashtext(${stream}))`;
        return await tx<{ seq: string }[]>`
          insert into events.entry (stream, seq, event)
          select ${stream}, coalesce(max(seq), 0) + 1, ${JSON.stringify(event)}::text::jsonb
          from events.entry where stream = ${stream} returning seq`;
      });
      const seq = Number(row?.seq);
      await sql.notify(`events_${stream}`, String(seq));
      return seq;
    },
    close: () => running.close(),
    async drop() {
      await sql.end({ timeout: 1 });
      await database.drop();
    },
  };
}

/**
 * The clock enqueues no jobs in a test: those of the minute, of the hour or of the night would come into the middle of
 * one, or not, by the time of day. Their schedules are kept as they are; they count as looked at until tomorrow.
 */
async function startWithoutClock<T>(
  sql: Sql,
  subgraph: string,
  start: () => Promise<T>,
): Promise<T> {
  try {
    await sql`update ${sql(`${subgraph}_jobs`)}.version set cron_on = now() + interval '1 day'`;
    return await start();
  } catch (error) {
    await sql.end();
    throw error;
  }
}

/** Waits until `probe` gives something other than undefined; fails after `timeoutMs`. */
export async function eventually<T>(
  probe: () => Promise<T | undefined> | T | undefined,
  timeoutMs = 30_000,
): Promise<T> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const value = await probe();
    if (value !== undefined) return value;
    if (Date.now() > end) throw new Error(`Nothing came of ${probe.toString().slice(0, 200)}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
