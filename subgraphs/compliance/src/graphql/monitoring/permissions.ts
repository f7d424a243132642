import { type Caller, hasScope, isSelf } from '@blockscore/caller';
import { check, needs, open, type TypeRules } from '@blockscore/service';
import type { HeldPayment } from '../../app/held-payments.ts';
import { officerNotSelf } from '../no-tipping-off.ts';

const officerOfHeld = check<HeldPayment>(
  ({ hold }, caller: Caller) => hasScope(caller, 'compliance:read') && !isSelf(caller, hold.userId),
);
const officer = needs('compliance:read');

export const monitoringRules: TypeRules = {
  Loan: { id: open },
  MonitoringRule: officer,
  MonitoringRuleVersion: officer,
  MonitoringRuleChange: officer,
  MonitoringRulePayload: open,
  MonitoringBacktest: officer,
  MonitoringBacktestSample: officerNotSelf,
  BacktestMonitoringRulePayload: open,
  HeldPayment: officerOfHeld,
  HeldPaymentConnection: officer,
  HeldPaymentEdge: officer,
  DecideHeldPaymentPayload: open,
  CustomerRisk: officerNotSelf,
  CustomerRiskAssessment: officerNotSelf,
  CustomerRiskFact: officer,
  TransactionMonitoringReport: officer,
  MonitoredVolume: officer,
  MonitoringRuleAlerts: officer,
};
