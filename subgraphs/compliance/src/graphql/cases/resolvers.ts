import { isId } from '@blockscore/ids';
import type { Outcome } from '@blockscore/result';
import { errorsOf } from '@blockscore/service';
import type { CaseFilter as Filter } from '../../app/cases/case-ports.ts';
import type { Case } from '../../domain/cases/case.ts';
import { daysBetween, deadlineState } from '../../domain/cases/deadlines.ts';
import { OPENING_POLICY } from '../../domain/cases/opening-policy.ts';
import type { ComplianceErrorCode } from '../../domain/errors.ts';
import { concernsCaller } from '../concerns-caller.ts';
import type { SubgraphContext } from '../context.ts';
import type {
  AlertResolvers,
  CaseDeadlineResolvers,
  CaseResolvers,
  MutationResolvers,
  QueryResolvers,
  UserResolvers,
} from '../types.generated.ts';

/** One that concerns the caller looks like one that there is not. */
export async function caseFor(context: SubgraphContext, id: string): Promise<Case | null> {
  const found = await context.loaders.case.load(id);
  if (found === undefined) return null;
  return (await concernsCaller(context, found.subject)) ? null : found;
}

/** Whoever it is, where it is a person. */
export const userOf = (id: string | null | undefined) =>
  id != null && isId('user', id) ? { id } : null;

export const caseResolvers: CaseResolvers = {
  __resolveReference: ({ id }, context) => caseFor(context, id),
  title: async ({ title, subject }, _, { loaders }) => {
    if (title !== null && subject !== null) {
      await loaders.disclosure.load({ userId: subject, field: 'case.title' });
    }
    return title;
  },
  user: ({ subject }) => userOf(subject),
  openedBy: ({ openedBy }) => userOf(openedBy.id),
  assignee: ({ assignee }) => userOf(assignee),
  decidedBy: ({ decidedBy }) => userOf(decidedBy),
  reviewedBy: ({ reviewedBy }) => userOf(reviewedBy),
  deadline: ({ deadline }, _, { useCases }) =>
    deadline === null ? null : { ...deadline, today: useCases.today() },
  continuingProposal: async ({ id }, _, { loaders }) =>
    (await loaders.continuingProposal.load(id)) ?? null,
  alerts: async ({ id }, page, { caller, useCases }) => {
    const connection = await useCases.listAlerts(caller, { caseId: id }, page);
    return { ...connection, edges: [...connection.edges] };
  },
  timeline: async (found, page, { useCases }) => {
    const { edges, pageInfo } = await useCases.listCaseEntries(found, page);
    const { subject } = found;
    return {
      pageInfo,
      edges: edges.map(({ cursor, node }) => ({ cursor, node: { ...node, subject } })),
    };
  },
};

export const deadlineResolvers: CaseDeadlineResolvers = {
  state: (deadline) => deadlineState(deadline, deadline.today),
  daysLeft: ({ dueOn, today }) => daysBetween(today, dueOn),
};

export const caseOfAlert: Pick<AlertResolvers, 'case'> = {
  case: ({ caseId }, _, context) => (caseId === null ? null : caseFor(context, caseId)),
};

export const casesOfUser: Pick<UserResolvers, 'cases'> = {
  cases: async ({ id }, page, { caller, useCases }) => {
    const connection = await useCases.listCases(caller, { subject: id }, page);
    return { ...connection, edges: [...connection.edges] };
  },
};

export const caseQueries: Pick<QueryResolvers, 'cases' | 'case' | 'caseOpeningPolicy'> = {
  cases: async (_, { filter, ...page }, { caller, useCases }) => {
    const { status, assigneeId, userId, overdue } = filter ?? {};
    const given: Filter = {
      ...(status != null && { status }),
      ...(assigneeId != null && { assignee: assigneeId }),
      ...(userId != null && { subject: userId }),
      ...(overdue === true && { dueBefore: useCases.today() }),
    };
    const connection = await useCases.listCases(caller, given, page);
    return { ...connection, edges: [...connection.edges] };
  },
  case: (_, { id }, context) => caseFor(context, id),
  caseOpeningPolicy: () => ({ ...OPENING_POLICY, rules: [...OPENING_POLICY.rules] }),
};

/** What every mutation of a case answers. */
function payload(outcome: Outcome<Case, ComplianceErrorCode>) {
  return outcome.ok
    ? { case: outcome.value, userErrors: [] }
    : { case: null, userErrors: errorsOf(outcome) };
}

type CaseMutation =
  | 'openCase'
  | 'addAlertsToCase'
  | 'assignCase'
  | 'addCaseNote'
  | 'addCaseEvidence'
  | 'decideCase'
  | 'reviewCase'
  | 'closeCase'
  | 'reopenCase';

export const caseMutations: Pick<MutationResolvers, CaseMutation> = {
  openCase: async (_, { input }, { caller, useCases }) =>
    payload(await useCases.openCase(caller, input)),
  addAlertsToCase: async (_, { input }, { caller, useCases }) =>
    payload(await useCases.addAlertsToCase(caller, input)),
  assignCase: async (_, { input }, { caller, useCases }) =>
    payload(await useCases.assignCase(caller, input)),
  addCaseNote: async (_, { input }, { caller, useCases }) =>
    payload(await useCases.addCaseNote(caller, input)),
  addCaseEvidence: async (_, { input }, { caller, useCases }) =>
    payload(await useCases.addCaseEvidence(caller, input)),
  decideCase: async (_, { input }, { caller, useCases }) =>
    payload(await useCases.decideCase(caller, input)),
  reviewCase: async (_, { input }, { caller, useCases }) =>
    payload(await useCases.reviewCase(caller, input)),
  closeCase: async (_, { input }, { caller, useCases }) =>
    payload(await useCases.closeCase(caller, input)),
  reopenCase: async (_, { input }, { caller, useCases }) =>
    payload(await useCases.reopenCase(caller, input)),
};
