import { serviceCaller } from '@blockscore/caller';
import type { EventEnvelope } from '@blockscore/events';
import type { LoanPosting, PostingErrorCode } from '../domain/posting.ts';
import type { PostingPorts, Work } from './ports.ts';
import { postTransaction } from './post-transaction.ts';
import { writerOf } from './writer-of.ts';

type Asked = Pick<EventEnvelope<'lending.posting.requested'>, 'actor' | 'data'>;
type Request = Asked['data'];

/** What is told of a refusal: nothing of what was asked, which the log has. */
const REFUSALS: Readonly<Record<PostingErrorCode, string>> = {
  INVALID_REFERENCE: 'A reference of the posting is not usable.',
  INVALID_DATE: 'The effective day is no day of the calendar.',
  TOO_FEW_LINES: 'The posting has fewer than two lines.',
  TOO_MANY_LINES: 'The posting has too many lines.',
  AMOUNT_OUT_OF_RANGE: 'The amount of a line is out of range.',
  UNKNOWN_ACCOUNT: 'The chart of accounts has no such account.',
  CURRENCY_MISMATCH: 'The books are kept in another currency.',
  UNBALANCED: 'Debits and credits differ.',
  ACCOUNT_CLOSED: 'An account of the posting is closed.',
  PERIOD_CLOSED: 'The effective day is closed.',
  LIMIT_EXCEEDED: 'An account would be beyond its limit.',
  POSTING_CONFLICT: 'A posting with this id and other contents is in the books.',
};

/**
 * Answers `lending.posting.requested`: with `ledger.transaction.posted`, or, when the books cannot
 * take it, with `ledger.posting.rejected` and the first reason. The books name whoever it was in lending
 * that had it posted.
 */
export async function answerPostingRequest(
  work: Work,
  ports: PostingPorts,
  { actor, data: request }: Asked,
): Promise<void> {
  const caller = serviceCaller('ledger');
  const askedBy = writerOf(actor.kind === 'ANONYMOUS' ? serviceCaller('lending') : actor);
  const outcome = await postTransaction(work, ports, caller, postingOf(request), askedBy);
  const reason = outcome.ok ? undefined : outcome.error[0];
  if (reason === undefined) return;
  const { postingId } = request;
  const { code } = reason;
  ports.warn('The books refuse a posting.', { postingId, code, reason: reason.message });
  await work.events.record({
    type: 'ledger.posting.rejected',
    aggregate: { type: 'Posting', id: postingId, version: 1 },
    audience: {
      scopes: request.loanId === undefined ? ['ledger:read'] : ['ledger:read', 'loans:read'],
    },
    actor: caller,
    data: { postingId, ...subjectsOf(request), code, message: REFUSALS[code] },
  });
}

/** Whom and what it is about, as far as it was said. */
function subjectsOf({ userId, loanId, paymentId }: Request) {
  return {
    ...(userId !== undefined && { userId }),
    ...(loanId !== undefined && { loanId }),
    ...(paymentId !== undefined && { paymentId }),
  };
}

function postingOf(request: Request): LoanPosting {
  return {
    postingId: request.postingId,
    kind: request.kind,
    currency: request.currency,
    effectiveOn: request.effectiveOn,
    userId: request.userId ?? null,
    partnerId: request.partnerId ?? null,
    loanId: request.loanId ?? null,
    paymentId: request.paymentId ?? null,
    lines: request.lines.map(({ account, side, minor }) => ({
      account,
      side,
      minor: BigInt(minor),
    })),
  };
}
