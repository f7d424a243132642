import { money } from '@blockscore/money';
import { Fault } from '@blockscore/result';
import { periodProblem } from '../../app/backtest-rule.ts';
import type { SubgraphContext } from '../context.ts';
import type {
  HeldPaymentResolvers,
  MonitoredMonthResolvers,
  MonitoredVolumeResolvers,
  MonitoringBacktestResolvers,
  MonitoringBacktestSampleResolvers,
  MonitoringRuleAlertsResolvers,
  MonitoringRuleChangeResolvers,
  MonitoringRuleResolvers,
  MonitoringRuleVersionResolvers,
  QueryResolvers,
  TransactionMonitoringReportResolvers,
} from '../types.generated.ts';

const userOr = (id: string | null) => (id === null ? null : { id });

export const ruleResolvers: MonitoringRuleResolvers = {
  versions: ({ versions }) => [...versions],
  changes: async ({ code }, _, { useCases }) => [...(await useCases.listRuleChanges(code))],
};

export const ruleVersionResolvers: MonitoringRuleVersionResolvers = {
  code: ({ rule }) => rule.code,
  version: ({ rule }) => rule.version,
  kind: ({ rule }) => rule.kind,
  description: ({ rule }) => rule.description,
  severity: ({ rule }) => rule.severity,
  action: ({ rule }) => rule.action,
  declaredBy: ({ declaredBy }) => userOr(declaredBy),
};

export const ruleChangeResolvers: MonitoringRuleChangeResolvers = {
  changedBy: ({ changedBy }) => userOr(changedBy),
};

export const ruleAlertsResolvers: MonitoringRuleAlertsResolvers = {
  rule: ({ code }) => code,
  outcomes: (rule) => rule,
};

/** What is read of a person by an officer is told to the audit trail first. */
const disclosed = (
  userId: `user_${string}`,
  field: string,
  { loaders }: SubgraphContext,
): Promise<true> => loaders.disclosure.load({ userId, field });

export const heldPaymentResolvers: HeldPaymentResolvers = {
  paymentId: ({ hold }) => hold.paymentId,
  user: ({ hold }) => ({ id: hold.userId }),
  loan: ({ movement }) => ({ id: movement.loanId }),
  direction: ({ movement }) => movement.kind,
  amount: ({ movement }) => money(movement.amount, movement.currency),
  method: ({ movement }) => movement.method,
  counterparty: ({ movement }) => movement.counterparty,
  country: async ({ hold, movement }, _, context) => {
    if (movement.country !== null) await disclosed(hold.userId, 'heldPayment.country', context);
    return movement.country;
  },
  status: ({ hold }) => hold.status,
  alerts: async ({ hold }, _, { loaders }) => {
    const found = await loaders.alert.loadMany([...hold.alertIds]);
    return found.flatMap((alert) => {
      if (alert instanceof Error) throw alert;
      return alert ?? [];
    });
  },
  heldAt: ({ hold }) => hold.heldAt,
  decidedBy: ({ hold }) => userOr(hold.decidedBy),
  decidedAt: ({ hold }) => hold.decidedAt,
  reason: async ({ hold }, _, context) => {
    if (hold.reason !== null) await disclosed(hold.userId, 'heldPayment.reason', context);
    return hold.reason;
  },
  releaseProposal: async ({ hold }, _, { loaders }) =>
    (await loaders.releaseProposal.load(hold.paymentId)) ?? null,
};

export const reportResolvers: TransactionMonitoringReportResolvers = {
  volumes: ({ volumes }) => [...volumes],
  alertsByRule: ({ alertsByRule }) => [...alertsByRule],
  months: ({ months }) => [...months],
};

export const monthResolvers: MonitoredMonthResolvers = {
  volumes: ({ volumes }) => [...volumes],
};

export const volumeResolvers: MonitoredVolumeResolvers = {
  volume: ({ volume, currency }) => money(volume, currency),
  suspiciousVolume: ({ suspiciousVolume, currency }) => money(suspiciousVolume, currency),
};

export const backtestResolvers: MonitoringBacktestResolvers = {
  samples: ({ samples }) => [...samples],
};

export const backtestSampleResolvers: MonitoringBacktestSampleResolvers = {
  user: ({ userId }) => ({ id: userId }),
  paymentIds: ({ paymentIds }) => [...paymentIds],
};

type Queries = Pick<
  QueryResolvers,
  'monitoringRules' | 'heldPayments' | 'transactionMonitoringReport'
>;

export const monitoringQueries: Queries = {
  monitoringRules: async (_, __, { useCases }) => [...(await useCases.listRules())],
  heldPayments: async (_, { statuses, ...page }, { caller, useCases }) => {
    const connection = await useCases.listHeldPayments(caller, statuses ?? ['HELD'], page);
    return { ...connection, edges: [...connection.edges] };
  },
  transactionMonitoringReport: async (_, { from, to }, { caller, useCases }) => {
    const problem = periodProblem(from, to);
    if (problem !== undefined) throw new Fault('BAD_USER_INPUT', problem);
    return await useCases.reportMonitoring(caller, from, to);
  },
};
