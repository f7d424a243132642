import type { Id } from '@blockscore/ids';
import type { WrittenEntry } from '../../app/servicing-ports.ts';
import type { LoanState } from '../../domain/servicing/state.ts';

/** The borrower is whose loan it is of; amounts are in minor units of `currency`. */
export type LoanEntryMapper = WrittenEntry & {
  readonly userId: Id<'user'>;
  readonly currency: string;
};
/** Amounts in minor units of `currency`. */
export type LoanStandingMapper = LoanState & { readonly currency: string };
