/** A date of which parts may be unknown, as lists give dates of birth. */
export interface PartialDate {
  readonly year: number;
  /** 1–12. */
  readonly month?: number;
  /** 1–31. */
  readonly day?: number;
  /** Last year of a range ("1960 to 1965"); the same as `year` when it is one year. */
  readonly lastYear?: number;
  /** "circa": a year or two either way. */
  readonly approximate: boolean;
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** Reads `17 May 1960`, `May 1960`, `1960`, `circa 1960`, `1960 to 1965`, `1960-05-17`. */
export function parsePartialDate(text: string): PartialDate | undefined {
  const approximate = /\b(circa|about|approximately|c\.)/i.test(text);
  const cleaned = text.replace(/\b(circa|about|approximately)\b|c\./gi, '').trim();
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(cleaned);
  if (iso) {
    return { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]), approximate };
  }
  const [from, to] = cleaned.split(/\s+to\s+/i);
  const first = /^(?:(\d{1,2})\s+)?(?:([A-Za-z]{3})[a-z]*\s+)?(\d{4})$/.exec((from ?? '').trim());
  if (!first) return undefined;
  const lastYear = to === undefined ? undefined : Number(/(\d{4})\s*$/.exec(to)?.[1]);
  const month = MONTHS.indexOf((first[2] ?? '').toLowerCase()) + 1;
  return {
    year: Number(first[3]),
    ...(month > 0 ? { month } : {}),
    ...(month > 0 && first[1] !== undefined && lastYear === undefined
      ? { day: Number(first[1]) }
      : {}),
    ...(lastYear !== undefined && Number.isFinite(lastYear) ? { lastYear } : {}),
    approximate,
  };
}

/** `1960-05-17`, `1960-05`, `1960` or `1960 to 1965`, with `circa` before what is approximate. */
export function writtenDate({ year, month, day, lastYear, approximate }: PartialDate): string {
  const circa = approximate ? 'circa ' : '';
  if (lastYear !== undefined && lastYear !== year) return `${circa}${year} to ${lastYear}`;
  const parts = [month, month === undefined ? undefined : day].filter((part) => part !== undefined);
  const digits = parts.map((part) => String(part).padStart(2, '0'));
  return `${circa}${[String(year), ...digits].join('-')}`;
}

export type DateAgreement = 'SAME' | 'POSSIBLE' | 'DIFFERENT' | 'FAR_APART';

/** From this many years apart two dates of birth speak plainly against one person. */
const FAR_YEARS = 10;

/** How a full date of birth (`YYYY-MM-DD`) agrees with what a list says. */
export function agreeOnDate(dateOfBirth: string, listed: PartialDate): DateAgreement {
  const [year = 0, month = 0, day = 0] = dateOfBirth.split('-').map(Number);
  const slack = listed.approximate ? 2 : 0;
  const lastYear = listed.lastYear ?? listed.year;
  const years = Math.max(0, listed.year - slack - year, year - lastYear - slack);
  if (years > FAR_YEARS) return 'FAR_APART';
  if (years > 1) return 'DIFFERENT';
  if (years === 1)
    return listed.day === undefined || (month === listed.month && day === listed.day)
      ? 'POSSIBLE'
      : 'DIFFERENT';
  if (listed.month === undefined) return 'POSSIBLE';
  if (listed.day === undefined) return month === listed.month ? 'POSSIBLE' : 'DIFFERENT';
  if (month === listed.month && day === listed.day) return 'SAME';
  const swapped = month === listed.day && day === listed.month;
  const oneOff = month === listed.month || day === listed.day;
  return swapped || oneOff ? 'POSSIBLE' : 'DIFFERENT';
}
