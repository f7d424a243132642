import type { UserId, Work } from './ports.ts';

/**
 * Why nobody is paid a loan: that it is likely that they are a fraud, which no officer has resolved, or that
 * officers have confirmed it.
 *
 * @param released alerts in whose sight officers released the payment: these say no more until they are confirmed
 */
export async function openFraudAlerts(
  work: Pick<Work, 'alerts'>,
  userId: UserId,
  released: readonly `alert_${string}`[] = [],
): Promise<readonly `alert_${string}`[]> {
  const frauds = await work.alerts.fraudsAgainst(userId);
  return frauds
    .filter(({ id, resolution }) => resolution === 'CONFIRMED' || !released.includes(id))
    .map(({ id }) => id);
}
