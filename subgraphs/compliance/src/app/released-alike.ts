import { countriesFound } from '../domain/monitoring/high-risk-geography.ts';
import { isReleasedAlike } from '../domain/monitoring/hold.ts';
import type { Customer } from '../domain/monitoring/movement.ts';
import type { DeclaredRule, Hit, KnownMovement } from './monitoring-ports.ts';
import type { Work } from './ports.ts';

/**
 * What a payment was released of that the same version of the rule held, for the same countries, the same
 * way and no less money than all that followed it, within the rule's days: officers have decided of that,
 * and are not asked again. Only of countries, which are the same for each payment; in every other pattern a further payment is a fact
 * that nobody has looked at.
 *
 * @returns the hit of the payment that was released; undefined where officers have to look
 */
export async function releasedAlike(
  work: Work,
  { id: ruleId, rule }: DeclaredRule,
  movement: KnownMovement,
  customer: Customer,
  at: Date,
): Promise<Hit | undefined> {
  if (rule.kind !== 'HIGH_RISK_GEOGRAPHY' || rule.action !== 'BLOCK') return undefined;
  const { holds, hits, movements } = work.monitoring;
  const since = new Date(at.getTime() - rule.parameters.days * 86_400_000);
  const released = await holds.releasedSince(movement.userId, since);
  if (released.length === 0) return undefined;
  const found = countriesFound(rule.parameters, [movement], customer);
  const held = (await hits.ofPayments(released)).filter((hit) => hit.ruleId === ruleId);
  const [before, alerts] = [
    await movements.findMany(held.map(({ paymentId }) => paymentId)),
    await work.alerts.findMany(held.map(({ alertId }) => alertId)),
  ];
  for (const [index, hit] of held.entries()) {
    const [moved, alert] = [before[index], alerts[index]];
    if (moved === undefined || alert === undefined) continue;
    const followed = await hits.sumOf(hit.alertId, movement, [...released, movement.paymentId]);
    if (isReleasedAlike(movement, found, { movement: moved, followed, alert })) return hit;
  }
  return undefined;
}
