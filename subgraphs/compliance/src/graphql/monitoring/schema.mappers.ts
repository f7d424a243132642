export type {
  Backtest as MonitoringBacktestMapper,
  BacktestSample as MonitoringBacktestSampleMapper,
} from '../../app/backtest-rule.ts';
export type { HeldPayment as HeldPaymentMapper } from '../../app/held-payments.ts';
export type { WatchingRule as MonitoringRuleMapper } from '../../app/list-rules.ts';
export type {
  DeclaredRule as MonitoringRuleVersionMapper,
  MovementTotals as MonitoredVolumeMapper,
  RuleChange as MonitoringRuleChangeMapper,
  RuleTotals as MonitoringRuleAlertsMapper,
} from '../../app/monitoring-ports.ts';
export type { MonitoringReport as TransactionMonitoringReportMapper } from '../../app/report-monitoring.ts';

/** A loan by id alone: lending tells of it. */
export interface LoanMapper {
  readonly id: string;
}
