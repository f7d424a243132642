import type { ReviewPolicy } from '../domain/kyc/review.ts';
import { blockedResidences } from '../domain/monitoring/high-risk-geography.ts';
import type { Ports, Work } from './ports.ts';

/**
 * By what people have to be looked at now: as configured, and wherever the rules of monitoring hold the
 * payments of whoever lives there.
 */
export async function readReviewPolicy(
  work: Pick<Work, 'monitoring'>,
  { allowedCountries, minimumAge }: Ports['rules'],
): Promise<ReviewPolicy> {
  const active = await work.monitoring.rules.active();
  const reviewedCountries = blockedResidences(active.map(({ rule }) => rule));
  return { allowedCountries, minimumAge, reviewedCountries };
}
