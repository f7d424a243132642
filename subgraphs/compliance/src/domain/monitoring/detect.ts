import { findDormantWakeUp } from './dormant-wake-up.ts';
import type { Finding } from './finding.ts';
import { findHighRiskGeography } from './high-risk-geography.ts';
import { type Customer, inOrder, type Movement } from './movement.ts';
import { findRapidInAndOut } from './rapid-in-and-out.ts';
import { findRoundSums } from './round-sums.ts';
import type { MonitoringRule } from './rule.ts';
import { findStructuring } from './structuring.ts';
import { findThirdPartyRepayment } from './third-party-repayment.ts';
import { findVelocity } from './velocity.ts';

/**
 * All that a rule finds in the payments of one customer, whatever their order. Payments of a day count
 * in the order of their ids. Of a pattern that goes on there is a finding for each payment that it goes
 * on with: {@link patternsOf} joins them.
 */
export function detect(
  rule: MonitoringRule,
  movements: readonly Movement[],
  customer: Customer,
): readonly Finding[] {
  const history = inOrder(movements.filter(({ currency }) => currency === rule.currency));
  switch (rule.kind) {
    case 'STRUCTURING':
      return findStructuring(rule.parameters, history);
    case 'VELOCITY':
      return findVelocity(rule.parameters, history);
    case 'RAPID_IN_AND_OUT':
      return findRapidInAndOut(rule.parameters, history);
    case 'DORMANT_WAKE_UP':
      return findDormantWakeUp(rule.parameters, history);
    case 'ROUND_SUMS':
      return findRoundSums(rule.parameters, history);
    case 'HIGH_RISK_GEOGRAPHY':
      return findHighRiskGeography(rule.parameters, history, customer);
    case 'THIRD_PARTY_REPAYMENT':
      return findThirdPartyRepayment(rule.parameters, history);
  }
}

/** Findings that share a payment, as one pattern each, with the facts of the latest of them. */
export function patternsOf(findings: readonly Finding[]): readonly Finding[] {
  let patterns: readonly Finding[] = [];
  for (const finding of findings) {
    const ids = new Set(finding.movements.map(({ paymentId }) => paymentId));
    const shares = ({ movements }: Finding) =>
      movements.some(({ paymentId }) => ids.has(paymentId));
    const same = [...patterns.filter(shares), finding];
    patterns = [...patterns.filter((pattern) => !shares(pattern)), joined(same, finding)];
  }
  return patterns;
}

function joined(findings: readonly Finding[], { facts }: Finding): Finding {
  const once = (all: readonly Movement[]) =>
    inOrder([...new Map(all.map((each) => [each.paymentId, each])).values()]);
  return {
    movements: once(findings.flatMap(({ movements }) => movements)),
    context: once(findings.flatMap(({ context }) => context)),
    facts,
  };
}
