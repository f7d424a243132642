import { check, needs, open, type TypeRules } from '@blockscore/service';
import type { HeldPayment } from '../../app/held-payments.ts';
import type { SubgraphContext } from '../context.ts';
import { isForOfficer, officerNotSelf } from '../no-tipping-off.ts';

const officerOfHeld = check<HeldPayment, SubgraphContext>(({ hold }, _, context) =>
  isForOfficer(context, hold.userId),
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
  MonitoredMonth: officer,
  MonitoringOutcomes: officer,
  MonitoringHolds: officer,
};
