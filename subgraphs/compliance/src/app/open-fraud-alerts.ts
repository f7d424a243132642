import { FRAUD_ALERT_RULES } from '../domain/fraud/assess.ts';
import type { FraudLevel } from '../domain/fraud/policy.ts';
import type { UserId, Work } from './ports.ts';

/** What makes an alert of fraud the same one when it is found again. */
export function fraudKeyOf(userId: UserId, level: FraudLevel): string {
  return `${userId} ${level}`;
}

/** That it is likely that somebody is a fraud, which no officer has resolved. */
export async function openFraudAlerts(
  work: Pick<Work, 'alerts'>,
  userId: UserId,
): Promise<readonly `alert_${string}`[]> {
  const ids: `alert_${string}`[] = [];
  for (const rule of FRAUD_ALERT_RULES) {
    const alert = await work.alerts.findUnresolved('FRAUD', rule, fraudKeyOf(userId, 'HIGH'));
    if (alert !== undefined) ids.push(alert.id);
  }
  return ids;
}
