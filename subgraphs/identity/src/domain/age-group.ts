/** Groups in which the fairness of scores is measured. */
export type AgeGroup = 'UNDER_30' | 'FROM_30';

const BOUNDARY_YEARS = 30;

/**
 * The age group on a day. Days are YYYY-MM-DD, so that they compare as text: who has the thirtieth
 * birthday on the day is in the older group; of one born on 29 February it is 1 March.
 */
export function ageGroupOn(dateOfBirth: string, day: string): AgeGroup {
  const [year = '', rest] = [dateOfBirth.slice(0, 4), dateOfBirth.slice(4)];
  const birthday = `${String(Number(year) + BOUNDARY_YEARS).padStart(4, '0')}${rest}`;
  return birthday > day ? 'UNDER_30' : 'FROM_30';
}
