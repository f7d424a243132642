import type { KycStatus } from '../kyc/assess.ts';
import { countedBy, percentOf, type ReportDocument } from './document.ts';
import { periodsOf } from './periods.ts';

/** One day of a report on verifications; UTC. */
export interface KycDay {
  readonly day: string;
  readonly begun: number;
  /** Came to APPROVED on that day, whenever they were begun; a person once a day. */
  readonly approved: number;
  readonly rejected: number;
}

/** What happened to verifications in some days, all from the audit trail. */
export interface KycFacts {
  /** Begun in these days, by their status at the end of them. */
  readonly begun: Readonly<Partial<Record<KycStatus, number>>>;
  /** Of those that came to a decision in these days: how many an officer made. */
  readonly decidedByOfficers: number;
  /** Half of those begun and decided in these days took no longer, in seconds; null where there are none. */
  readonly medianSeconds: number | null;
  readonly screenings: number;
  readonly hits: number;
  readonly days: readonly KycDay[];
}

export interface KycReport {
  readonly from: string;
  readonly to: string;
  readonly total: number;
  readonly approved: number;
  readonly rejected: number;
  /** Neither: under way, under review or expired. */
  readonly pending: number;
  readonly inReview: number;
  readonly expired: number;
  /** Approved of approved and rejected, in percent with two digits; null where nothing was decided. */
  readonly approvalRate: string | null;
  readonly decidedByOfficers: number;
  readonly medianSeconds: number | null;
  readonly screenings: number;
  readonly hits: number;
  readonly days: readonly KycDay[];
}

export function kycReportOf(from: string, to: string, { begun, ...facts }: KycFacts): KycReport {
  const of = (status: KycStatus) => begun[status] ?? 0;
  const total = Object.values(begun).reduce((sum, each) => sum + each, 0);
  const [approved, rejected] = [of('APPROVED'), of('REJECTED')];
  return {
    from,
    to,
    total,
    approved,
    rejected,
    pending: total - approved - rejected,
    inReview: of('IN_REVIEW'),
    expired: of('EXPIRED'),
    approvalRate: percentOf(approved, approved + rejected),
    ...facts,
  };
}

/** By what the people of a report were judged when it was drawn. */
export interface KycStandards {
  readonly minimumAge: number;
  /** Empty allows every country. */
  readonly allowedCountries: readonly string[];
  readonly reviewedCountries: readonly string[];
  /** The lists that are screened against. */
  readonly lists: readonly {
    readonly name: string;
    readonly version: string;
    readonly importedAt: Date;
  }[];
}

export function kycDocument(report: KycReport, standards: KycStandards): ReportDocument {
  const { from, to, total, approved, rejected, pending, inReview, expired, days } = report;
  const { approvalRate, screenings, hits, decidedByOfficers, medianSeconds } = report;
  const counted = countedBy(periodsOf(from, to), {
    title: 'Verifications',
    columns: ['Begun', 'Approved', 'Rejected'],
    charted: { title: 'Decisions', columns: ['Approved', 'Rejected'] },
    unit: 'people',
    days: days.map((each) => ({
      day: each.day,
      values: [each.begun, each.approved, each.rejected],
    })),
  });
  const { note = '' } = counted.table;
  return {
    title: 'Verification of customers',
    period: `${from} to ${to}`,
    about: aboutStandards(standards),
    figures: [
      figure('Begun', total, 'verifications that began in these days'),
      figure('Approved', approved, 'of them, at the end of these days'),
      figure('Rejected', rejected, 'of them'),
      figure('Pending', pending, 'of them: neither approved nor rejected'),
      {
        name: 'Approval rate',
        value: approvalRate === null ? '–' : `${approvalRate} %`,
        meaning: 'approved of approved and rejected',
      },
      figure('By officers', decidedByOfficers, 'decisions in these days that an officer made'),
      {
        name: 'Median time',
        value: medianSeconds === null ? '–' : writtenTime(medianSeconds),
        meaning: 'from beginning to decision',
      },
      figure('Under review', inReview, 'of those pending'),
      figure('Expired', expired, 'of those pending'),
      figure('Screenings', screenings, 'comparisons with the lists in these days'),
      figure('Matches', hits, 'screenings with one at least'),
    ],
    charts: [counted.chart],
    tables: [
      {
        ...counted.table,
        note: `Begun adds up to the figure above. Approved and Rejected are people who came to it then, whenever they began, once a day each. ${note}`.trim(),
      },
      {
        title: 'Sanctions lists when this was drawn',
        columns: ['List', 'Version', 'Imported'],
        rows: standards.lists.map(({ name, version, importedAt }) => [
          name,
          version,
          importedAt.toISOString(),
        ]),
      },
      {
        title: 'Days',
        isData: true,
        columns: ['Day', 'Begun', 'Approved', 'Rejected'],
        rows: days.map((each) => [each.day, each.begun, each.approved, each.rejected]),
      },
    ],
  };
}

function aboutStandards({ minimumAge, allowedCountries, reviewedCountries }: KycStandards) {
  const allowed = allowedCountries.length === 0 ? 'all' : allowedCountries.join(', ');
  return [
    ['Minimum age', `${minimumAge} years`],
    [
      'Countries',
      `allowed: ${allowed}; looked at by an officer: ${reviewedCountries.join(', ') || 'none'}`,
    ],
  ] as const;
}

function figure(name: string, value: number, meaning: string) {
  return { name, value, meaning };
}

/** Seconds as the largest unit of which there is one at least, with one digit. */
function writtenTime(seconds: number): string {
  const units = [
    ['d', 86_400],
    ['h', 3_600],
    ['min', 60],
  ] as const;
  const unit = units.find(([, length]) => seconds >= length);
  return unit === undefined
    ? `${Math.round(seconds)} s`
    : `${(seconds / unit[1]).toFixed(1)} ${unit[0]}`;
}
