import type { Caller } from '@blockscore/caller';
import {
  type ConnectionPage,
  connectionOf,
  type PageArguments,
  readPage,
} from '@blockscore/database';
import { isId } from '@blockscore/ids';
import { backtestRule } from '../../app/backtest-rule.ts';
import { activateRule, retireRule } from '../../app/change-rule.ts';
import { refusePayment, releasePayment } from '../../app/decide-held-payment.ts';
import { declareRule } from '../../app/declare-rule.ts';
import { deciding, type HeldPayment, listHeldPayments } from '../../app/held-payments.ts';
import { listRules } from '../../app/list-rules.ts';
import type { RiskAssessment, RuleChange } from '../../app/monitoring-ports.ts';
import type { Ports, UserId } from '../../app/ports.ts';
import { reportMonitoring } from '../../app/report-monitoring.ts';
import type { HoldStatus } from '../../domain/monitoring/hold.ts';

/** What resolvers may do about monitoring. */
export interface MonitoringUseCases {
  readonly listRules: ReturnType<typeof listRules>;
  readonly listRuleChanges: (code: string) => Promise<readonly RuleChange[]>;
  readonly declareRule: ReturnType<typeof declareRule>;
  readonly activateRule: ReturnType<typeof activateRule>;
  readonly retireRule: ReturnType<typeof retireRule>;
  readonly backtestRule: ReturnType<typeof backtestRule>;
  readonly listHeldPayments: (
    caller: Caller,
    statuses: readonly HoldStatus[],
    page: PageArguments,
  ) => Promise<ConnectionPage<HeldPayment>>;
  readonly releasePayment: ReturnType<typeof deciding<DecideInput>>;
  readonly refusePayment: ReturnType<typeof deciding<DecideInput>>;
  readonly findRisk: (userId: string) => Promise<RiskAssessment | undefined>;
  readonly listRisks: (userId: UserId) => Promise<readonly RiskAssessment[]>;
  readonly reportMonitoring: ReturnType<typeof reportMonitoring>;
}

type DecideInput = Parameters<ReturnType<typeof releasePayment>>[1];

export function createMonitoringUseCases(ports: Ports): MonitoringUseCases {
  const list = listHeldPayments(ports);
  return {
    listRules: listRules(ports),
    listRuleChanges: (code) => ports.transact((work) => work.monitoring.rules.changesOf(code)),
    declareRule: declareRule(ports),
    activateRule: activateRule(ports),
    retireRule: retireRule(ports),
    backtestRule: backtestRule(ports),
    listHeldPayments: async (caller, statuses, args) => {
      const page = readPage(args, (key) => isId('pay', key));
      const rows = await list(caller, statuses, page);
      return connectionOf(rows, page, ({ hold }) => hold.paymentId);
    },
    releasePayment: deciding(ports, releasePayment(ports)),
    refusePayment: deciding(ports, refusePayment(ports)),
    findRisk: async (userId) =>
      isId('user', userId)
        ? await ports.transact((work) => work.monitoring.risks.latest(userId))
        : undefined,
    listRisks: (userId) => ports.transact((work) => work.monitoring.risks.history(userId)),
    reportMonitoring: reportMonitoring(ports),
  };
}
