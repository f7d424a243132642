export const DELINQUENCY_BUCKETS = [
  'CURRENT',
  'DAYS_1_29',
  'DAYS_30_59',
  'DAYS_60_89',
  'DAYS_90_PLUS',
] as const;
export type DelinquencyBucket = (typeof DELINQUENCY_BUCKETS)[number];

/** The bucket of so many days past due. */
export function bucketOf(daysPastDue: number): DelinquencyBucket {
  const index = daysPastDue === 0 ? 0 : Math.min(4, 1 + Math.floor(daysPastDue / 30));
  return DELINQUENCY_BUCKETS[index] ?? 'CURRENT';
}
