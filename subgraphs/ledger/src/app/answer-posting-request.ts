import { serviceCaller } from '@blockscore/caller';
import type { EventEnvelope } from '@blockscore/events';
import type { Posting } from '../domain/posting.ts';
import type { PostingPorts, Work } from './ports.ts';
import { postTransaction } from './post-transaction.ts';

/**
 * Answers `lending.posting.requested`: with `ledger.transaction.posted`, or, when the books cannot
 * take it, with `ledger.posting.rejected` and the first reason. Runs in the consumer's transaction.
 */
export function answerPostingRequest(ports: PostingPorts) {
  const post = postTransaction(ports);
  return async (work: Work, event: EventEnvelope<'lending.posting.requested'>): Promise<void> => {
    const caller = serviceCaller('ledger');
    const posting = postingOf(event);
    const outcome = await post(work, caller, posting);
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
  };
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
