/** A quarter of the calendar in UTC: its first and its last day, YYYY-MM-DD. */
export interface Quarter {
  readonly from: string;
  readonly to: string;
}

/** Quarters since the year 0. */
export function quarterNumber(day: string): number {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return year * 4 + Math.floor((month - 1) / 3);
}

/** The quarter of a number that {@link quarterNumber} gave. */
export function quarterOf(number: number): Quarter {
  const dayOne = (quarter: number) =>
    new Date(Date.UTC(Math.floor(quarter / 4), (quarter % 4) * 3, 1)).getTime();
  const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10);
  return { from: dayOf(dayOne(number)), to: dayOf(dayOne(number + 1) - 1) };
}
