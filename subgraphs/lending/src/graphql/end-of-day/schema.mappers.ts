import type { Id } from '@blockscore/ids';
import type { EndOfDay } from '../../app/end-of-day-ports.ts';

export type EndOfDayMapper = EndOfDay & { readonly failedLoanIds: readonly Id<'loan'>[] };
