import { Fault } from '@blockscore/result';
import { FIRST_DAY, isDay } from '../domain/period.ts';

const FIRST_MOMENT = Date.parse(`${FIRST_DAY}T00:00:00Z`);

/** Days (`YYYY-MM-DD`) and moments that a question names. Throws `BAD_USER_INPUT` for those before 1900. */
export function checkDays(named: Readonly<Record<string, string | Date | null | undefined>>): void {
  for (const [name, value] of Object.entries(named)) {
    if (value == null) continue;
    const fits = typeof value === 'string' ? isDay(value) : value.getTime() >= FIRST_MOMENT;
    if (!fits) throw new Fault('BAD_USER_INPUT', `\`${name}\` must be ${FIRST_DAY} or later.`);
  }
}
