import { money } from '@blockscore/money';
import { errorsOf } from '@blockscore/service';
import type {
  LoanResolvers,
  MutationResolvers,
  NoticeResolvers,
  QueryResolvers,
  UserResolvers,
} from '../types.generated.ts';

export const noticeQueries: Pick<QueryResolvers, 'partnerNotices'> = {
  partnerNotices: async (_, { unreadOnly, ...page }, { caller, useCases }) => {
    const connection = await useCases.listPartnerNotices(caller, unreadOnly ?? false, page);
    return { ...connection, edges: [...connection.edges] };
  },
};

export const noticeMutations: Pick<
  MutationResolvers,
  'markNoticeRead' | 'updateNoticePreferences'
> = {
  markNoticeRead: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.markNoticeRead(caller, input);
    return outcome.ok
      ? { notices: [...outcome.value], userErrors: [] }
      : { notices: [], userErrors: errorsOf(outcome) };
  },
  updateNoticePreferences: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.updateNoticePreferences(caller, input);
    return outcome.ok
      ? { preferences: [...outcome.value], userErrors: [] }
      : { preferences: null, userErrors: errorsOf(outcome) };
  },
};

export const noticeResolvers: NoticeResolvers = {
  application: async ({ applicationId }, _, { loaders }) =>
    (await loaders.application.load(applicationId)) ?? null,
  loan: async ({ loanId }, _, { loaders }) =>
    loanId === null ? null : ((await loaders.loan.load(loanId)) ?? null),
  amount: ({ facts: { amountMinor, currency } }) =>
    amountMinor === undefined || currency === undefined
      ? null
      : money(BigInt(amountMinor), currency),
  termMonths: ({ facts }) => facts.termMonths ?? null,
  annualRate: ({ facts }) => facts.annualRate ?? null,
  expiresAt: ({ facts: { expiresAt } }) => (expiresAt === undefined ? null : new Date(expiresAt)),
  dueDate: ({ facts }) => facts.dueOn ?? null,
  daysPastDue: ({ facts }) => facts.daysPastDue ?? null,
  direction: ({ facts }) => facts.direction ?? null,
  failure: ({ facts }) => facts.failure ?? null,
  change: ({ facts }) => facts.change ?? null,
  effectiveOn: ({ facts }) => facts.effectiveOn ?? null,
  instalments: ({ facts }) => facts.instalments ?? null,
  pausedUntil: ({ facts }) => facts.pausedUntil ?? null,
  missing: ({ facts }) => (facts.missing === undefined ? null : [...facts.missing]),
  answerBy: ({ facts }) => facts.answerBy ?? null,
  recipient: ({ userId }) => (userId === null ? null : { id: userId }),
};

export const noticesOfLoan: Pick<LoanResolvers, 'notices'> = {
  notices: async (loan, page, { useCases }) => {
    const connection = await useCases.listLoanNotices(loan, page);
    return { ...connection, edges: [...connection.edges] };
  },
};

export const noticesOfUser: Pick<UserResolvers, 'notices' | 'noticePreferences'> = {
  notices: async ({ id }, { unreadOnly, ...page }, { useCases }) => {
    const connection = await useCases.listNotices(id, unreadOnly ?? false, page);
    return { ...connection, edges: [...connection.edges] };
  },
  noticePreferences: async ({ id }, _, { useCases }) => {
    const preferences = await useCases.listNoticePreferences(id);
    return preferences === null ? null : [...preferences];
  },
};
