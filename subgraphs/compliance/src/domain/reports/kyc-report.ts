import type { KycStatus } from '../kyc/assess.ts';
import { KYC_LEVELS, type KycLevel } from '../kyc/level.ts';
import type { ReviewReason } from '../kyc/review.ts';
import { countedBy, percentOf, type ReportDocument, type ReportTable } from './document.ts';
import { periodsOf } from './periods.ts';

/** One day of a report on verifications; UTC. */
export interface KycDay {
  readonly day: string;
  readonly begun: number;
  /** Came to APPROVED on that day, whenever they were begun; a person once a day. */
  readonly approved: number;
  readonly rejected: number;
}

/** People whose verification began in these days, by how it stood at the end of them. */
export interface KycStand {
  readonly status: KycStatus;
  /** Of those approved; null of others. */
  readonly level: KycLevel | null;
  readonly people: number;
  /** Of them, those whom officers had confirmed to be on a list by then. */
  readonly confirmed: number;
}

/** People who are looked at for something now; one may be for more than one thing. */
export interface KycReviewed {
  readonly reason: ReviewReason;
  readonly people: number;
}

/** What happened to verifications in some days, but for `reviewReasons` all from the audit trail. */
export interface KycFacts {
  readonly begun: readonly KycStand[];
  /** Of those begun in these days that are under review when the report is drawn. */
  readonly reviewReasons: readonly KycReviewed[];
  /** Of those that came to a decision in these days: how many an officer made. */
  readonly decidedByOfficers: number;
  /** Half of those begun and decided in these days took no longer, in seconds; null where there are none. */
  readonly medianSeconds: number | null;
  readonly screenings: number;
  readonly hits: number;
  /** What officers said of matches in these days. */
  readonly matchesDismissed: number;
  readonly matchesConfirmed: number;
  readonly days: readonly KycDay[];
}

export interface KycReport extends Omit<KycFacts, 'begun'> {
  readonly from: string;
  readonly to: string;
  readonly total: number;
  readonly approved: number;
  readonly rejected: number;
  /** Of those rejected: whom officers had confirmed to be on a list. */
  readonly rejectedForMatch: number;
  /** Neither: under way, under review or expired. */
  readonly pending: number;
  readonly inReview: number;
  readonly expired: number;
  /** Approved of approved and rejected, in percent with two digits; null where nothing was decided. */
  readonly approvalRate: string | null;
  /** Of those approved; the least known first. */
  readonly levels: readonly { readonly level: KycLevel; readonly people: number }[];
}

export function kycReportOf(from: string, to: string, { begun, ...facts }: KycFacts): KycReport {
  const peopleIn = (stands: readonly KycStand[]) =>
    stands.reduce((sum, { people }) => sum + people, 0);
  const of = (status: KycStatus) => begun.filter((each) => each.status === status);
  const total = peopleIn(begun);
  const [approved, rejected] = [peopleIn(of('APPROVED')), peopleIn(of('REJECTED'))];
  return {
    from,
    to,
    total,
    approved,
    rejected,
    rejectedForMatch: of('REJECTED').reduce((sum, { confirmed }) => sum + confirmed, 0),
    pending: total - approved - rejected,
    inReview: peopleIn(of('IN_REVIEW')),
    expired: peopleIn(of('EXPIRED')),
    approvalRate: percentOf(approved, approved + rejected),
    levels: KYC_LEVELS.map((level) => ({
      level,
      people: peopleIn(of('APPROVED').filter((each) => each.level === level)),
    })),
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
  const { rejectedForMatch, matchesDismissed, matchesConfirmed } = report;
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
      figure('Rejected', rejected, `of them; ${rejectedForMatch} confirmed to be on a list`),
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
      figure('Dismissed', matchesDismissed, 'matches that officers took for other people'),
      figure('Confirmed', matchesConfirmed, 'matches that officers took for the same person'),
    ],
    charts: [counted.chart],
    tables: [
      {
        ...counted.table,
        note: `Begun adds up to the figure above. Approved and Rejected are people who came to it then, whenever they began, once a day each. ${note}`.trim(),
      },
      ...tablesOfPeople(report),
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

/** Who they are, in the words of the graph. */
function tablesOfPeople(report: KycReport): readonly ReportTable[] {
  const { levels, approved, rejected, rejectedForMatch, reviewReasons } = report;
  return [
    {
      title: 'Approved at the end of these days, by level',
      columns: ['Level', 'People'],
      rows: [...levels.map(({ level, people }) => [level, people]), ['Total', approved]],
    },
    {
      title: 'Rejected at the end of these days, by reason',
      columns: ['Reason', 'People'],
      rows: [
        ['Confirmed to be on a list', rejectedForMatch],
        ['What an officer found otherwise', rejected - rejectedForMatch],
        ['Total', rejected],
      ],
    },
    {
      title: 'Under review when this was drawn, by reason',
      columns: ['Reason', 'People'],
      rows: reviewReasons.map(({ reason, people }) => [reason, people]),
      note: 'Of verifications that began in these days. Somebody may be looked at for more than one reason.',
    },
  ];
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
