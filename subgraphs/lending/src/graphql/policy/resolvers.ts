import { isSelf } from '@blockscore/caller';
import { money } from '@blockscore/money';
import { errorsOf } from '@blockscore/service';
import { isCounterOffer } from '../../app/issue-adverse-action.ts';
import { adverseActionPage } from '../../domain/adverse-action-page.ts';
import { hasOffer } from '../../domain/application.ts';
import type {
  AdverseActionNoticeResolvers,
  DecisionPolicyResolvers,
  DecisionReplayResolvers,
  LoanApplicationResolvers,
  LoanOfferResolvers,
  MutationResolvers,
  PolicyActivationResolvers,
  PolicySimulationResolvers,
  QueryResolvers,
  ReplayedFieldResolvers,
  ScoreDisclosureResolvers,
} from '../types.generated.ts';

export const policyQueries: Pick<
  QueryResolvers,
  'decisionPolicies' | 'decisionPolicy' | 'decisionReplay' | 'simulatePolicy'
> = {
  decisionPolicies: async (_, page, { useCases }) => {
    const connection = await useCases.listPolicies(page);
    return { ...connection, edges: [...connection.edges] };
  },
  decisionPolicy: (_, { version }, { useCases }) => useCases.findPolicy(version),
  decisionReplay: async (_, { applicationId }, { caller, useCases }) => {
    const replays = await useCases.replayDecisions(caller, applicationId);
    return replays === undefined ? null : [...replays];
  },
  simulatePolicy: (_, { input }, { useCases }) => useCases.simulatePolicy(input),
};

export const policyMutations: Pick<MutationResolvers, 'declarePolicy' | 'activatePolicy'> = {
  declarePolicy: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.declarePolicy(caller, input);
    return outcome.ok
      ? { policy: outcome.value, userErrors: [] }
      : { policy: null, userErrors: errorsOf(outcome) };
  },
  activatePolicy: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.activatePolicy(caller, input);
    return outcome.ok
      ? { policy: outcome.value, userErrors: [] }
      : { policy: null, userErrors: errorsOf(outcome) };
  },
};

const person = (id: string | null) => (id === null ? null : { id });

export const decisionPolicyResolvers: DecisionPolicyResolvers = {
  version: ({ policy }) => policy.version,
  declaredBy: ({ declaredBy }) => person(declaredBy),
  isActive: async ({ policy }, _, { useCases }) =>
    (await useCases.activePolicyVersion()) === policy.version,
  activations: async (policy, _, { useCases }) => [...(await useCases.listActivations(policy))],
};

export const policyActivationResolvers: PolicyActivationResolvers = {
  activatedBy: ({ activatedBy }) => person(activatedBy),
};

export const decisionReplayResolvers: DecisionReplayResolvers = {
  decision: ({ decision }) => ({ ...decision, forStaff: true }),
  missing: ({ missing }) => [...missing],
  fields: ({ fields }) => [...fields],
};

export const replayedFieldResolvers: ReplayedFieldResolvers = {
  same: ({ stored, replayed }) => stored === replayed,
};

const amountOr = (minor: bigint | null, currency: string) =>
  minor === null ? null : money(minor, currency);

export const policySimulationResolvers: PolicySimulationResolvers = {
  outcomes: ({ outcomes }) => [...outcomes],
  transitions: ({ transitions }) => [...transitions],
  groups: ({ groups }) => [...groups],
  reasons: ({ reasons }) => [...reasons],
  approvedAmountBefore: ({ approvedBefore, currency }) => amountOr(approvedBefore, currency),
  approvedAmountAfter: ({ approvedAfter, currency }) => amountOr(approvedAfter, currency),
  expectedLossBefore: ({ expectedLossBefore, currency }) => amountOr(expectedLossBefore, currency),
  expectedLossAfter: ({ expectedLossAfter, currency }) => amountOr(expectedLossAfter, currency),
};

export const adverseActionOfApplication: Pick<LoanApplicationResolvers, 'adverseActionNotice'> = {
  adverseActionNotice: async ({ id, userId, status }, _, { caller, loaders }) => {
    const notice = hasOffer(status) ? await loaders.adverseAction.load(id) : undefined;
    if (notice !== undefined && !isSelf(caller, userId)) {
      await loaders.disclosure.load({ userId, field: 'adverseActionNotice' });
    }
    return notice ?? null;
  },
};

export const counterOfferOfOffer: Pick<
  LoanOfferResolvers,
  'isCounterOffer' | 'counterOfferReasons'
> = {
  isCounterOffer: async (offer, _, { loaders }) => {
    const application = await loaders.application.load(offer.applicationId);
    return application !== undefined && isCounterOffer(application, offer);
  },
  counterOfferReasons: async ({ applicationId }, _, { loaders }) => {
    const notice = await loaders.adverseAction.load(applicationId);
    return [...(notice?.content.reasons ?? [])];
  },
};

export const adverseActionNoticeResolvers: AdverseActionNoticeResolvers = {
  action: ({ content }) => content.action,
  creditorName: ({ content }) => content.creditor.name,
  creditorAddress: ({ content }) => content.creditor.address,
  statement: ({ content }) => content.statement,
  principalReasons: ({ content }) => [...content.reasons],
  score: ({ content }) => content.score,
  rights: ({ content }) => content.rights,
  html: ({ content }) => adverseActionPage(content),
};

export const scoreDisclosureResolvers: ScoreDisclosureResolvers = {
  calculatedAt: ({ calculatedAt }) => new Date(calculatedAt),
  keyFactors: ({ keyFactors }) => [...keyFactors],
};
