import type { Caller } from '@blockscore/caller';
import { type Id, type IdPrefix, isId } from '@blockscore/ids';
import { type Outcome, ok } from '@blockscore/result';
import type { LendingErrorCode } from '../domain/errors.ts';
import type { Work } from './ports.ts';

interface Request {
  readonly mutation: string;
  readonly key: string;
  readonly input: unknown;
}

interface Entity<P extends IdPrefix, T> {
  readonly prefix: P;
  readonly find: (id: Id<P>) => Promise<T | undefined>;
}

/**
 * Does something for the first request with a caller's key. A repetition is answered with the same
 * entity, as it is now, or with the same user errors.
 */
export async function once<P extends IdPrefix, T>(
  work: Work,
  caller: Caller,
  request: Request,
  entity: Entity<P, T>,
  action: () => Promise<Outcome<Id<P>, LendingErrorCode>>,
): Promise<Outcome<T, LendingErrorCode>> {
  const id = await work.idempotency.once({ principal: caller.id, ...request }, action);
  if (!id.ok) return id;
  const found = isId(entity.prefix, id.value) ? await entity.find(id.value) : undefined;
  if (found === undefined) throw new Error(`${id.value} was made and is not to be found.`);
  return ok(found);
}
