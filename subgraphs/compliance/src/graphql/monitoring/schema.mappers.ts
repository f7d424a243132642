import type { MonitoringReport } from '../../domain/reports/monitoring-report.ts';

export type {
  Backtest as MonitoringBacktestMapper,
  BacktestSample as MonitoringBacktestSampleMapper,
} from '../../app/backtest-rule.ts';
export type { HeldPayment as HeldPaymentMapper } from '../../app/held-payments.ts';
export type { WatchingRule as MonitoringRuleMapper } from '../../app/list-rules.ts';
export type {
  DeclaredRule as MonitoringRuleVersionMapper,
  RuleChange as MonitoringRuleChangeMapper,
} from '../../app/monitoring-ports.ts';
export type {
  AlertOutcomes as MonitoringOutcomesMapper,
  HeldTotals as MonitoringHoldsMapper,
  MonitoringReport as TransactionMonitoringReportMapper,
  MovementTotals as MonitoredVolumeMapper,
  RuleOutcomes as MonitoringRuleAlertsMapper,
} from '../../domain/reports/monitoring-report.ts';

/** A month of a report. */
export type MonitoredMonthMapper = MonitoringReport['months'][number];

/** A loan by id alone: lending tells of it. */
export interface LoanMapper {
  readonly id: string;
}
