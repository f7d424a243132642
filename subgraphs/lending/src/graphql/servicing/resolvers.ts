import { type Caller, hasScope, isSelf } from '@blockscore/caller';
import { isId } from '@blockscore/ids';
import { money } from '@blockscore/money';
import { pausesOf, standOf } from '../../app/stand-of-loan.ts';
import { dayOf } from '../../domain/calendar.ts';
import { booksOf } from '../../domain/servicing/books.ts';
import { bucketOf } from '../../domain/servicing/delinquency.ts';
import { sumOf } from '../../domain/servicing/parts.ts';
import { payoffOf } from '../../domain/servicing/payoff.ts';
import { outstandingParts } from '../../domain/servicing/state.ts';
import type {
  LoanEntryResolvers,
  LoanResolvers,
  LoanStandingResolvers,
} from '../types.generated.ts';

export const servicedLoanResolvers: Pick<LoanResolvers, 'entries' | 'pauses' | 'standing'> = {
  entries: async (loan, page, { useCases }) => {
    const connection = await useCases.listEntries(loan, page);
    const { userId } = loan;
    const { currency } = loan.principal;
    const edges = connection.edges.map(({ cursor, node }) => ({
      cursor,
      node: { ...node, userId, currency },
    }));
    return { ...connection, edges };
  },
  pauses: async (loan, _, { loaders }) => {
    const state = await loaders.standing.load(loan);
    return state === null ? [] : [...pausesOf(state, await loaders.entries.load(loan.id))];
  },
  standing: async (loan, { asOf, knownAt }, { loaders, clock, budget }) => {
    await budget.spend('STANDINGS', 1);
    const entries = await loaders.entries.load(loan.id);
    const day = asOf ?? dayOf(clock());
    const state = standOf(loan, entries, { day, knownAt: knownAt ?? undefined });
    return state === null ? null : { ...state, currency: loan.principal.currency };
  },
};

/** Who reads the file on somebody else's loan. */
const isOtherStaff = (caller: Caller, userId: string): boolean =>
  hasScope(caller, 'loans:read') && !isSelf(caller, userId);

export const loanEntryResolvers: LoanEntryResolvers = {
  kind: ({ body }) => body.kind,
  amount: ({ body, currency }) => ('amount' in body ? money(body.amount, currency) : null),
  reverses: ({ body }) => (body.kind === 'REVERSED' ? body.sequence : null),
  cause: ({ body }) => (body.kind === 'REVERSED' ? body.cause : null),
  component: ({ body }) => ('component' in body ? body.component : null),
  excess: ({ body }) => (body.kind === 'REPAID' ? body.excess : null),
  annualRate: ({ body }) => ('annualRate' in body ? body.annualRate : null),
  nextDueDate: ({ body }) => ('nextDueOn' in body ? body.nextDueOn : null),
  instalments: ({ body }) => ('instalments' in body ? body.instalments : null),
  until: ({ body }) => (body.kind === 'PAUSED' ? body.until : null),
  interest: ({ body }) => (body.kind === 'PAUSED' ? body.interest : null),
  note: async ({ note, userId }, _, { caller, loaders }) => {
    if (note === null || !isOtherStaff(caller, userId)) return null;
    await loaders.disclosure.load({ userId, field: 'note' });
    return note;
  },
  recordedBy: ({ recordedBy, userId }, _, { caller }) =>
    isOtherStaff(caller, userId) && isId('user', recordedBy) ? { id: recordedBy } : null,
  recordedByService: ({ recordedBy, userId }, _, { caller }) =>
    isOtherStaff(caller, userId) && !isId('user', recordedBy) ? recordedBy : null,
};

export const loanStandingResolvers: LoanStandingResolvers = {
  asOf: ({ day }) => day,
  balance: (state) => money(booksOf(state).LOAN_PRINCIPAL, state.currency),
  totalOutstanding: (state) => money(sumOf(outstandingParts(state)), state.currency),
  payoff: (state) => money(sumOf(payoffOf(state)), state.currency),
  accruedInterest: (state) => money(booksOf(state).ACCRUED_INTEREST, state.currency),
  pastDue: ({ pastDue, currency }) => money(sumOf(pastDue), currency),
  bucket: ({ daysPastDue }) => bucketOf(daysPastDue),
  credit: ({ credit, currency }) => money(credit, currency),
  chargedOff: ({ chargedOff, currency }) =>
    money(chargedOff === null ? 0n : sumOf(chargedOff.parts), currency),
  recovered: ({ recovered, currency }) => money(recovered, currency),
  instalments: ({ instalments, currency }) =>
    instalments.map((instalment) => ({ ...instalment, currency })),
};
