import type { UserId, Work } from './ports.ts';

/**
 * Why nobody is paid a loan: that it is likely that they are a fraud, which no officer has resolved, or that
 * officers have confirmed it.
 */
export async function openFraudAlerts(
  work: Pick<Work, 'alerts'>,
  userId: UserId,
): Promise<readonly `alert_${string}`[]> {
  return (await work.alerts.fraudsAgainst(userId)).map(({ id }) => id);
}
