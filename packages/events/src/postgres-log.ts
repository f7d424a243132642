import postgres from 'postgres';
import type { AnyEvent, LogEntry } from './envelope.ts';
import { checkRead, type EventLog, withoutGap } from './log.ts';

export interface PostgresLogOptions {
  /** URL of a role that may use the schema `events`: a subgraph's app role, or a reader's. */
  readonly url: string;
  /** Connections for reading and appending; default 3. One more listens. */
  readonly max?: number;
}

/** The event log in the schema `events` of a Postgres database, with NOTIFY as the bell. */
export function createPostgresLog({ url, max = 3 }: PostgresLogOptions): EventLog {
  const sql = postgres(url, {
    max,
    idle_timeout: 60,
    connect_timeout: 10,
    onnotice: () => undefined,
    connection: { application_name: 'blockscore events', statement_timeout: 15_000 },
  });

  const edge = async (stream: string, end: 'min' | 'max') => {
    const [row] = await sql<{ seq: string | null }[]>`
      select ${sql.unsafe(end)}(seq)::text as seq from events.entry where stream = ${stream}`;
    return row?.seq == null ? undefined : Number(row.seq);
  };

  return {
    async append(stream, after, first, events) {
      const texts = events.map((event) => JSON.stringify(event));
      const [row] = await sql<{ held: string }[]>`
        select events.append(${stream}, ${after}, ${first}, ${texts}::text[])::text as held`;
      return Number(row?.held);
    },
    async read(stream, after, limit) {
      checkRead(after, limit);
      const rows = await sql<{ number: string; event: AnyEvent }[]>`
        select seq::text as number, event from events.entry
        where stream = ${stream} and seq > ${after} order by seq limit ${limit}`;
      const entries = rows.map(
        (row): LogEntry => ({ stream, seq: Number(row.number), event: row.event }),
      );
      return withoutGap(stream, after, entries);
    },
    first: (stream) => edge(stream, 'min'),
    last: (stream) => edge(stream, 'max'),
    async trim(stream, before) {
      await sql`select events.trim(${stream}, ${before})`;
    },
    async listen(streams, onBell) {
      const listeners = await Promise.all(
        streams.map((stream) => {
          const ring = () => onBell(stream);
          // The third argument is called after each reconnection too.
          return sql.listen(`events_${stream}`, ring, ring);
        }),
      );
      return async () => {
        await Promise.all(listeners.map((listener) => listener.unlisten()));
      };
    },
    close: () => sql.end({ timeout: 2 }),
  };
}
