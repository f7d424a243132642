import type { Caller } from '@blockscore/caller';
import { Fault } from '@blockscore/result';
import { auditDocument } from '../domain/reports/audit-report.ts';
import type { ReportDocument } from '../domain/reports/document.ts';
import { type KycStandards, kycDocument } from '../domain/reports/kyc-report.ts';
import { monitoringDocument } from '../domain/reports/monitoring-document.ts';
import { canonicalReport, drawAuditReport } from './draw-audit-report.ts';
import type { Ports, Work } from './ports.ts';
import { readReviewPolicy } from './read-review-policy.ts';
import { findAuditReport } from './report-audit.ts';
import { reportCsv } from './report-csv.ts';
import { reportKyc } from './report-kyc.ts';
import { reportMonitoring } from './report-monitoring.ts';
import type { ShownAuditReport } from './report-ports.ts';

/** `json`: what a report's SHA-256 is of, byte by byte. */
export type ReportFormat = 'csv' | 'pdf' | 'json';

/**
 * Asks for a report by what is in the address, where `given` throws for what is not there; `name` is that
 * of the file, without what comes after the dot.
 */
export type DrawReport = (
  reader: Caller,
  given: (name: string) => string,
  has: (name: string) => boolean,
) => Promise<DrawnReport>;

export interface DrawnReport {
  readonly name: string;
  readonly document: ReportDocument;
  /** Canonical JSON of the report; of one that has a SHA-256. */
  readonly canonical?: string;
}

export type ReportsPorts = Pick<Ports, 'transact' | 'snapshot' | 'clock' | 'sha256' | 'rules'>;

interface Report {
  readonly parameters: readonly string[];
  readonly formats: readonly ReportFormat[];
  readonly draw: DrawReport;
}

/** The reports that there are as files, by their names in the address. [compliance:read] */
export function reportsOf(
  ports: ReportsPorts,
): Readonly<Record<'kyc' | 'monitoring' | 'audit', Report>> {
  const kyc = reportKyc(ports);
  const monitoring = reportMonitoring(ports);
  return {
    kyc: {
      parameters: ['from', 'to'],
      formats: ['csv', 'pdf'],
      async draw(reader, given) {
        const report = await kyc(reader, given('from'), given('to'));
        const standards = await ports.snapshot((work) => standardsNow(work, ports.rules));
        const document = drawnFor(reader, ports, kycDocument(report, standards));
        return { name: `kyc-${report.from}-${report.to}`, document };
      },
    },
    monitoring: {
      parameters: ['from', 'to'],
      formats: ['csv', 'pdf'],
      async draw(reader, given) {
        const report = await monitoring(reader, given('from'), given('to'));
        const rules = await ports.snapshot((work) => work.monitoring.rules.active());
        const watching = rules.map(({ rule, declaredAt }) => ({ ...rule, declaredAt }));
        const document = drawnFor(reader, ports, monitoringDocument(report, watching));
        return { name: `monitoring-${report.from}-${report.to}`, document };
      },
    },
    audit: {
      parameters: ['month', 'from', 'to'],
      formats: ['csv', 'pdf', 'json'],
      draw: auditReports(ports),
    },
  };
}

function auditReports(ports: ReportsPorts): DrawReport {
  const ofMonth = findAuditReport(ports);
  const ofDays = drawAuditReport(ports);
  const written = (name: string, shown: ShownAuditReport) => ({
    name,
    document: auditDocument(shown),
    canonical: canonicalReport(shown.report),
  });
  return async (reader, given, has) => {
    if (!has('month')) {
      const [from, to] = [given('from'), given('to')];
      return written(`audit-${from}-${to}`, await ofDays(reader, from, to));
    }
    const month = given('month');
    const found = await ofMonth(reader, month);
    if (found !== undefined) return written(`audit-${month}`, found);
    throw new Fault('BAD_USER_INPUT', `There is no report on ${month}: none was made.`);
  };
}

/** With when it was drawn, and for whom: its figures are without what they are not shown. */
function drawnFor(
  { id }: Caller,
  { clock }: Pick<Ports, 'clock'>,
  { about, ...document }: ReportDocument,
): ReportDocument {
  return { ...document, about: [['Drawn', clock().toISOString()], ['Drawn for', id], ...about] };
}

async function standardsNow(work: Work, rules: Ports['rules']): Promise<KycStandards> {
  const lists = (await work.lists.all()).flatMap(({ name, active, current }) =>
    active && current !== null
      ? [{ name, version: current.id, importedAt: current.importedAt }]
      : [],
  );
  return { ...(await readReviewPolicy(work, rules)), lists };
}

/**
 * A report as a file.
 * @throws Error for the JSON of a report that has none
 */
export async function writeReport(
  { printReport }: Pick<Ports, 'printReport'>,
  { name, document, canonical }: DrawnReport,
  format: ReportFormat,
): Promise<string | Uint8Array> {
  if (format === 'csv') return reportCsv(document);
  if (format === 'pdf') return await printReport(document);
  if (canonical === undefined) throw new Error(`The report ${name} has no canonical JSON.`);
  return canonical;
}
