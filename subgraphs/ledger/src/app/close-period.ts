import { actorOf, type Caller } from '@blockscore/caller';
import { fail, type Outcome, ok } from '@blockscore/result';
import type { LedgerErrorCode } from '../domain/errors.ts';
import { isDay } from '../domain/period.ts';
import type { ClosedPeriod } from './book-ports.ts';
import type { PostingPorts } from './ports.ts';

const PATH = ['input', 'through'];

/**
 * Closes the books through a day that is over: nothing more is effective on it or earlier. Asked for
 * the same day again it answers with what there is; an earlier day is closed already.
 */
export function closePeriod(ports: Pick<PostingPorts, 'transact' | 'clock'>) {
  return async (
    caller: Caller,
    { through }: { readonly through: string },
  ): Promise<Outcome<ClosedPeriod, LedgerErrorCode>> => {
    if (!isDay(through) || through >= ports.clock().toISOString().slice(0, 10)) {
      const message = 'Give a day that is over in UTC, such as 2026-01-31.';
      return fail('INVALID_DATE', message, PATH);
    }
    return await ports.transact(async (work) => {
      await work.books.lock();
      const same = await work.books.period(through);
      if (same !== null) return ok(same);
      const closedThrough = await work.books.closedThrough();
      if (closedThrough !== null && through < closedThrough) {
        const message = `The books are closed through ${closedThrough}: give a later day.`;
        return fail('PERIOD_CLOSED', message, PATH);
      }
      // What was waited for was written earlier.
      const period = { through, closedAt: ports.clock(), closedBy: caller.id };
      await work.books.closePeriod(period);
      await work.events.record({
        type: 'ledger.period.closed',
        aggregate: { type: 'ClosedPeriod', id: through, version: 1 },
        audience: { scopes: ['ledger:read'] },
        actor: actorOf(caller),
        data: { through },
      });
      return ok(period);
    });
  };
}
