import { type Alert, type AlertSeverity, type AlertSource, isAtLeast } from '../alerts/alert.ts';
import { DAYS_NEAR, DAYS_WITH_SUSPECT } from './deadlines.ts';

/** Alerts of a source and rule, as bad as that or worse, open a case by themselves. */
export interface OpeningRule {
  readonly source: AlertSource;
  readonly rule: string;
  readonly severity: AlertSeverity;
  readonly because: string;
}

export interface OpeningPolicy {
  readonly version: string;
  /** Full days from an alert to a case of its own: a week before a report would be due. */
  readonly daysLeftOut: number;
  readonly rules: readonly OpeningRule[];
}

/**
 * Which alerts open a case without an officer; any other one about a person that is in none after `daysLeftOut` does, too. None of them files anything: a report is decided on by one
 * officer, agreed with by another, and filed by a person.
 */
export const OPENING_POLICY: OpeningPolicy = {
  version: 'case-opening-v3',
  daysLeftOut: DAYS_WITH_SUSPECT - DAYS_NEAR,
  rules: [
    {
      source: 'MONITORING',
      rule: 'STRUCTURING',
      severity: 'LOW',
      because: 'Payments just below 10,000.00 USD may be divided to avoid a report (31 USC 5324).',
    },
    {
      source: 'MONITORING',
      rule: 'CASH_STRUCTURING',
      severity: 'LOW',
      because: 'Cash that is divided below 10,000.00 USD (31 USC 5324).',
    },
    {
      source: 'MONITORING',
      rule: 'NEAR_REPORTING_THRESHOLD',
      severity: 'LOW',
      because: 'One payment near to 10,000.00 USD is looked at together with those that follow.',
    },
    {
      source: 'FRAUD',
      rule: 'SYNTHETIC_IDENTITY',
      severity: 'HIGH',
      because: 'Somebody who may not exist has no reason to be asked first.',
    },
    {
      source: 'FRAUD',
      rule: 'APPLICATION_FRAUD',
      severity: 'HIGH',
      because: 'Several people, or several signs, are looked at together.',
    },
  ],
};

/** What was found, and of what; nothing of whom. */
const OF: Readonly<Record<AlertSource, string>> = {
  SCREENING: 'a customer and the lists',
  MONITORING: "a customer's payments",
  FRAUD: 'who applies',
  KYC: 'the verification of a customer',
  LISTS: 'a sanctions list',
};

/** What a case is called that an alert opens by itself, e.g. `Near reporting threshold: a customer's payments`. */
export function openingTitle({ source, rule }: Pick<Alert, 'source' | 'rule'>): string {
  const words = rule.toLowerCase().replaceAll('_', ' ');
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}: ${OF[source]}`;
}

/** The rule of the policy by which the alert opens a case, if there is one. */
export function openingRule(
  policy: OpeningPolicy,
  { source, rule, severity }: Pick<Alert, 'source' | 'rule' | 'severity'>,
): OpeningRule | undefined {
  return policy.rules.find(
    (given) =>
      given.source === source && given.rule === rule && isAtLeast(severity, given.severity),
  );
}
