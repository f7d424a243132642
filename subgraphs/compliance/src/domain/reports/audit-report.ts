import type { ActorKind, ChainBreak } from '../audit/chain.ts';
import type { AuditAnchor } from '../audit/export.ts';
import { countedBy, type ReportDocument } from './document.ts';
import { periodsOf } from './periods.ts';

export interface Counted {
  readonly name: string;
  readonly entries: number;
}

/** What somebody of the staff, or a service, read of people's personal data. */
export interface ReadingActor {
  readonly kind: ActorKind;
  readonly id: string;
  readonly reads: number;
  /** Of how many people. */
  readonly people: number;
}

/** What some days of the audit trail hold. */
export interface AuditFacts {
  readonly entries: number;
  readonly days: readonly Counted[];
  readonly streams: readonly Counted[];
  /** The most frequent first, at most a hundred. */
  readonly types: readonly Counted[];
  /** Who read most first, at most fifty. */
  readonly readers: readonly ReadingActor[];
}

interface Reported extends AuditFacts {
  /** ISO 8601, UTC. */
  readonly madeAt: string;
  /** Whether every entry of these days held when it was made; null where that was not verified to the end. */
  readonly intact: boolean | null;
  readonly firstBroken: ChainBreak | null;
  /** The last entry of these days that the chain proved when it was made. */
  readonly anchor: AuditAnchor | null;
}

/** The report on a month of the audit trail: made once, and never changed. */
export interface AuditReport extends Reported {
  /** `YYYY-MM`. */
  readonly month: string;
}

/** A report on days that somebody asks for, as the trail is then. Nothing of it is kept. */
export interface DrawnAuditReport extends Reported {
  readonly month: null;
  readonly from: string;
  readonly to: string;
}

/** The days that a report is on, both included. */
export function daysReported(report: AuditReport | DrawnAuditReport): {
  readonly from: string;
  readonly to: string;
} {
  return report.month === null ? report : daysOfMonth(report.month);
}

/** Days of a month, `YYYY-MM`. */
export function daysOfMonth(month: string): { readonly from: string; readonly to: string } {
  const end = new Date(`${followingMonth(month)}-01T00:00:00Z`);
  end.setUTCDate(0);
  return { from: `${month}-01`, to: end.toISOString().slice(0, 10) };
}

export function followingMonth(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 7);
}

/** Whether a text is a month, `YYYY-MM`. */
export function isMonth(text: string): boolean {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
}

/** The report as it is printed, with what tells which document it is. */
export function auditDocument({
  report,
  sha256,
  isKept,
}: {
  readonly report: AuditReport | DrawnAuditReport;
  readonly sha256: string;
  readonly isKept: boolean;
}): ReportDocument {
  const { from, to } = daysReported(report);
  const { month, entries, days, streams, types, readers, intact, firstBroken, anchor } = report;
  const reads = readers.reduce((sum, reader) => sum + reader.reads, 0);
  const counted = countedBy(periodsOf(from, to), {
    title: 'Trail',
    columns: ['Entries'],
    charted: { title: 'Entries', columns: ['Entries'] },
    unit: 'entries',
    days: days.map(({ name, entries: of }) => ({ day: name, values: [of] })),
  });
  return {
    title: 'Audit trail',
    period: month ?? `${from} to ${to}`,
    about: [
      ['Report', isKept ? 'as it was made when the month was over' : 'drawn when it was asked for'],
      ['Made', report.madeAt],
      ['SHA-256', sha256],
    ],
    figures: [
      {
        name: 'Entries',
        value: entries,
        meaning: month === null ? 'appended on these days' : 'appended in this month',
      },
      {
        name: 'Whole',
        value: WHOLE[String(intact)] ?? 'Not known',
        meaning:
          firstBroken === null
            ? meaningOf(intact)
            : `${firstBroken.reason} at ${firstBroken.day} ${firstBroken.position}`,
      },
      {
        name: 'Proven to',
        value: anchor === null ? '–' : anchor.day,
        meaning:
          anchor === null
            ? 'nothing of it is on a chain'
            : `entry ${anchor.position}, on chain ${anchor.chainId}`,
      },
      { name: 'Reads', value: reads, meaning: 'of personal data, by those below' },
    ],
    charts: [counted.chart],
    tables: [
      counted.table,
      tableOf('Streams', 'Stream', streams),
      tableOfReaders(readers),
      tableOf('What happened', 'Type', types),
      {
        title: 'Proof',
        columns: ['What', 'Value'],
        // As text in rows of their own: each is to be read whole.
        rows: anchor === null ? [] : provenBy(anchor),
      },
    ],
  };
}

function provenBy({ registry, root, transactionHash, blockNumber }: AuditAnchor) {
  return [
    ['Registry', registry],
    ['Root', root],
    ['Transaction', transactionHash],
    ['Block', String(blockNumber)],
  ];
}

const WHOLE: Readonly<Record<string, string>> = { true: 'Yes', false: 'No' };

function meaningOf(intact: boolean | null): string {
  return intact === null
    ? 'verifying takes longer than a file is waited for: auditVerification does it in parts'
    : 'every entry held when this was made';
}

function tableOfReaders(readers: readonly ReadingActor[]) {
  return {
    title: 'Who read personal data',
    columns: ['Kind', 'Id', 'Reads', 'People'],
    rows: readers.map(({ kind, id, reads, people }) => [kind, id, reads, people]),
    note: 'Who read most first, at most fifty. Reads of those further down are entries, and not among the figure.',
  };
}

function tableOf(title: string, column: string, counted: readonly Counted[]) {
  return {
    title,
    columns: [column, 'Entries'],
    rows: counted.map(({ name, entries }) => [name, entries]),
  };
}
