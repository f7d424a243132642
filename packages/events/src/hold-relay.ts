import type { Connection } from '@blockscore/database';
import type { Stream } from './catalogue.ts';
import { numberingLock } from './relay-store.ts';

/**
 * Keeps a subgraph's events in its outbox until they are let go, or this process ends: for a program that
 * records very many of them, so that those who hear them do not work beside it. It takes a connection
 * of the pool for itself.
 *
 * @returns lets them go
 */
export async function holdRelay(
  { sql }: Pick<Connection, 'sql'>,
  stream: Stream,
): Promise<() => Promise<void>> {
  const session = await sql.reserve();
  const name = numberingLock(stream);
  await session`select pg_advisory_lock(hashtextextended(${name}, 0))`;
  return async () => {
    await session`select pg_advisory_unlock(hashtextextended(${name}, 0))`;
    session.release();
  };
}
