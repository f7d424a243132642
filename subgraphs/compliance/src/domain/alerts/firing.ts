import { type Alert, type AlertFact, isAtLeast } from './alert.ts';

/** That an alert which was not resolved fired again, by other facts. Never changed. */
export interface AlertFiring extends Pick<Alert, 'subject' | 'ruleVersion' | 'severity' | 'facts'> {
  readonly alertId: Alert['id'];
  /** 2, 3, 4 … in the order of firing: 1 is how the alert was raised. */
  readonly number: number;
  /** Payments that the pattern went on with; none of what is not about payments. */
  readonly paymentIds: readonly `pay_${string}`[];
  readonly firedAt: Date;
}

/** Further firings of an alert that are kept with their facts; those beyond are counted. */
export const MOST_FIRINGS = 100;
/** Payments that a firing names. */
const NAMED = 20;

/** What was found where an alert is raised that is there already. */
export interface FoundAgain extends Pick<AlertFiring, 'ruleVersion' | 'severity' | 'paymentIds'> {
  readonly facts: readonly AlertFact[];
  /** Names of facts that tell of the look alone: it is the same where nothing but these differ. */
  readonly incidental: readonly string[];
  readonly at: Date;
}

/**
 * Whether it is nothing that the alert has fired by before: a payment that the alert was not about, or
 * facts that were not told.
 *
 * @param told the facts of its firings, the first included
 */
export function isNews(
  { paymentIds, facts, incidental }: Pick<FoundAgain, 'paymentIds' | 'facts' | 'incidental'>,
  told: readonly (readonly AlertFact[] | null)[],
): boolean {
  if (paymentIds.length > 0) return true;
  const essence = (all: readonly AlertFact[]) =>
    JSON.stringify(
      all.filter(({ name }) => !incidental.includes(name)).map(({ name, value }) => [name, value]),
    );
  const found = essence(facts);
  return told.every((each) => each === null || essence(each) !== found);
}

/** The alert as it is once it has fired again, and the firing. */
export function firedAgain(
  alert: Alert,
  { facts, paymentIds, ruleVersion, severity, at }: FoundAgain,
): { readonly alert: Alert; readonly firing: AlertFiring } {
  const number = alert.firings + 1;
  const worst = isAtLeast(severity, alert.severity) ? severity : alert.severity;
  const version = alert.version + 1;
  return {
    alert: { ...alert, version, severity: worst, firings: number, lastFiredAt: at },
    firing: {
      ...{ alertId: alert.id, subject: alert.subject, number, ruleVersion, severity, facts },
      ...{ paymentIds: paymentIds.slice(-NAMED), firedAt: at },
    },
  };
}
