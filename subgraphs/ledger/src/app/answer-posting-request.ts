import { serviceCaller } from '@blockscore/caller';
import type { EventEnvelope } from '@blockscore/events';
import type { Posting } from '../domain/posting.ts';
import type { PostingPorts } from './ports.ts';
import { postWithin } from './post-transaction.ts';

/**
 * Answers `lending.posting.requested`: with `ledger.transaction.posted`, or, when the books cannot
 * take it, with `ledger.posting.rejected` and the first reason.
 */
export function answerPostingRequest(ports: PostingPorts) {
  return (event: EventEnvelope<'lending.posting.requested'>): Promise<void> =>
    ports.transact(async (work) => {
      const caller = serviceCaller('ledger');
      const posting = postingOf(event);
      const outcome = await postWithin(ports, work, caller, posting);
      const reason = outcome.ok ? undefined : outcome.error[0];
      if (reason === undefined) return;
      await work.events.record({
        type: 'ledger.posting.rejected',
        aggregate: { type: 'Posting', id: posting.postingId, version: 1 },
        audience: { scopes: ['ledger:read', 'loans:read'] },
        actor: caller,
        data: {
          postingId: posting.postingId,
          loanId: posting.loanId,
          paymentId: posting.paymentId,
          code: reason.code,
          message: reason.message.slice(0, 500),
        },
      });
    });
}

function postingOf({ data }: EventEnvelope<'lending.posting.requested'>): Posting {
  return {
    postingId: data.postingId,
    kind: data.kind,
    currency: data.currency,
    effectiveOn: data.effectiveOn,
    userId: data.userId,
    partnerId: data.partnerId ?? null,
    loanId: data.loanId,
    paymentId: data.paymentId,
    lines: data.lines.map(({ account, side, minor }) => ({ account, side, minor: BigInt(minor) })),
  };
}
