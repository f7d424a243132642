import type { Id } from '@blockscore/ids';
import type { LocalDate } from '../domain/calendar.ts';
import type { PostingLine } from '../domain/servicing/books.ts';
import type { Page } from './ports.ts';
import type { PostingKind } from './servicing-ports.ts';

/** A posting that the ledger refused and that was not asked for again. */
export interface RefusedPosting {
  readonly id: string;
  /** null of what was asked for many loans together. */
  readonly loanId: Id<'loan'> | null;
  readonly paymentId: Id<'pay'> | null;
  readonly kind: PostingKind;
  readonly effectiveOn: LocalDate;
  readonly lines: readonly PostingLine[];
  readonly requestedAt: Date;
  /** The ledger's code. */
  readonly rejection: string;
}

export interface RefusedPostingRepository {
  /** Keeps others from asking for it again until the transaction ends. */
  lock(id: string): Promise<RefusedPosting | undefined>;
  list(page: Page): Promise<readonly RefusedPosting[]>;
  /** Takes down that another posting was asked for in its place. */
  markAskedAgain(id: string, as: string): Promise<void>;
}
