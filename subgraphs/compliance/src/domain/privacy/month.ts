/**
 * The same moment so many months on, or the last day of the month where that has no such day: «without
 * undue delay and in any event within one month» (GDPR Art. 12(3); Regulation 1182/71 Art. 3).
 */
export function addMonths(moment: Date, months: number): Date {
  const end = new Date(moment);
  end.setUTCMonth(moment.getUTCMonth() + months);
  // A day that the month lacks ran over into the next one: its day 0 is the last that there is.
  if (end.getUTCDate() !== moment.getUTCDate()) end.setUTCDate(0);
  return end;
}

/** The UTC day of a moment, `YYYY-MM-DD`. */
export function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}
