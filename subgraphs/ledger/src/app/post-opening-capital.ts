import { serviceCaller } from '@blockscore/caller';
import type { Money } from '@blockscore/money';
import type { PostingPorts } from './ports.ts';
import { postTransaction } from './post-transaction.ts';

/** One lender opens once: the posting's id makes it so. */
const POSTING_ID = 'opening-capital';

/**
 * Posts the capital that the lender begins with, from SHARE_CAPITAL to CASH. Run at every start, also
 * by several processes at once, it posts once; another amount later changes nothing and is told of.
 * Throws when the books cannot take it.
 */
export function postOpeningCapital(ports: PostingPorts) {
  return ({ minor, currency }: Money): Promise<void> =>
    ports.transact(async (work) => {
      const outcome = await postTransaction(work, ports, serviceCaller('ledger'), {
        postingId: POSTING_ID,
        kind: 'OPENING_CAPITAL',
        currency,
        effectiveOn: ports.clock().toISOString().slice(0, 10),
        userId: null,
        partnerId: null,
        loanId: null,
        paymentId: null,
        lines: [
          { account: 'CASH', side: 'DEBIT', minor },
          { account: 'SHARE_CAPITAL', side: 'CREDIT', minor },
        ],
      });
      if (outcome.ok) return;
      const [reason] = outcome.error;
      if (reason?.code !== 'POSTING_CONFLICT') {
        throw new Error(`OPENING_CAPITAL cannot be posted: ${reason?.message}`);
      }
      // Of another day, as at every later start, or of another amount.
      const there = await work.books.byPostingId(POSTING_ID);
      if (there === null || there.amountMinor === minor) return;
      ports.warn('OPENING_CAPITAL was posted before with another amount, which stays.', {
        posted: there.amountMinor.toString(),
        wanted: minor.toString(),
      });
    });
}
