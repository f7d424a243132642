import { residencesOf } from '../domain/kyc/subject.ts';
import { detect, patternsOf } from '../domain/monitoring/detect.ts';
import { type Finding, fact } from '../domain/monitoring/finding.ts';
import { type Customer, dayAfter, type Movement } from '../domain/monitoring/movement.ts';
import type { MonitoringRule } from '../domain/monitoring/rule.ts';
import { horizonOf } from '../domain/monitoring/rule.ts';
import type { DeclaredRule, Hit, KnownMovement } from './monitoring-ports.ts';
import type { UserId, Work } from './ports.ts';
import { raiseAlert } from './raise-alert.ts';
import { releasedAlike } from './released-alike.ts';

/** A movement that is looked at, and by what. */
export interface Watched {
  readonly movement: KnownMovement;
  readonly rules: readonly DeclaredRule[];
  /** Whether those that have not moved yet count, too. */
  readonly pending: boolean;
  readonly at: Date;
}

/**
 * Looks whether a movement makes a pattern with those around it, whenever each of them came, and raises
 * an alert about each that is new. A pattern that goes on stays one alert while that is not resolved, which
 * fires again, and is another one once it was; what officers have released once is left at that. The caller has
 * locked the customer.
 *
 * @returns the alerts about the patterns that the movement is part of and that officers are to look at,
 * those from before too
 */
export async function watchMovement(
  work: Work,
  { movement, rules, pending, at }: Watched,
): Promise<readonly `alert_${string}`[]> {
  const { userId, day } = movement;
  const horizon = Math.max(0, ...rules.map(({ rule }) => horizonOf(rule)));
  const around = await work.monitoring.movements.around({
    ...{ userId, pending },
    from: dayAfter(day, -horizon),
    through: dayAfter(day, horizon),
  });
  // Of somebody with very many the newest are looked at: this one is, in any case.
  const isThere = around.some(({ paymentId }) => paymentId === movement.paymentId);
  const history = isThere ? around : [...around, movement];
  const customer = await customerOf(work, userId, rules);
  const alerts: `alert_${string}`[] = [];
  for (const declared of rules) {
    const findings = detect(declared.rule, history, customer).filter((finding) =>
      concerns(finding, movement),
    );
    const patterns = patternsOf(findings);
    if (patterns.length > 0) {
      const released = await releasedAlike(work, declared, movement, customer, at);
      if (released !== undefined) {
        await joinReleased(work, movement, released, at);
        continue;
      }
    }
    for (const pattern of patterns) {
      alerts.push(await raisePattern(work, declared, userId, pattern, at));
    }
  }
  return alerts;
}

/** The payment is part of the pattern that was released: the alert about that is about it, too. */
async function joinReleased(
  work: Work,
  { paymentId }: KnownMovement,
  released: Hit,
  at: Date,
): Promise<void> {
  const { hits } = work.monitoring;
  if ((await hits.of(released.code, [paymentId])).length > 0) return;
  await hits.insert([{ ...released, paymentId, foundAt: at }]);
}

function concerns({ movements, context }: Finding, { paymentId }: Movement): boolean {
  return [...movements, ...context].some((each) => each.paymentId === paymentId);
}

/** Whether a rule asks where a customer lives. */
export const looksAtResidence = ({ rule }: { readonly rule: MonitoringRule }): boolean =>
  rule.kind === 'HIGH_RISK_GEOGRAPHY' && rule.parameters.residence;

/** What rules ask for beside the movements, as it is now. */
export async function customerOf(
  work: Work,
  userId: UserId,
  rules: readonly { readonly rule: MonitoringRule }[],
): Promise<Customer> {
  const subject = rules.some(looksAtResidence) ? await work.subjects.find(userId) : undefined;
  const { facts = null, address } = subject ?? {};
  return { countries: facts === null ? [] : residencesOf(facts, address) };
}

async function raisePattern(
  work: Work,
  { id: ruleId, rule }: DeclaredRule,
  userId: UserId,
  { movements, facts }: Finding,
  at: Date,
): Promise<`alert_${string}`> {
  const { code, version, severity, description } = rule;
  const ids = movements.map(({ paymentId }) => paymentId);
  const known = await work.monitoring.hits.of(code, ids);
  const added = ids.filter((id) => known.every(({ paymentId }) => paymentId !== id));
  const [first] = known;
  if (first !== undefined && added.length === 0) return first.alertId;
  const key = first?.key ?? ids[0] ?? userId;
  const alert = await raiseAlert(work, {
    ...{ source: 'MONITORING', rule: code, ruleVersion: String(version), severity },
    ...{ subject: userId, dedupeKey: key, at, paymentIds: added },
    facts: [fact('rule', description), ...facts],
  });
  const hit = { code, userId, ruleId, key, alertId: alert.id, foundAt: at };
  await work.monitoring.hits.insert(added.map((paymentId) => ({ ...hit, paymentId })));
  return alert.id;
}
