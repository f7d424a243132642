import type { Caller } from '@blockscore/caller';
import { Fault } from '@blockscore/result';
import { auditDocument } from '../domain/reports/audit-report.ts';
import type { ReportDocument } from '../domain/reports/document.ts';
import { kycDocument } from '../domain/reports/kyc-report.ts';
import { monitoringDocument } from '../domain/reports/monitoring-report.ts';
import { drawAuditReport } from './draw-audit-report.ts';
import type { Ports } from './ports.ts';
import { findAuditReport } from './report-audit.ts';
import { reportCsv } from './report-csv.ts';
import { reportKyc } from './report-kyc.ts';
import { reportMonitoring } from './report-monitoring.ts';

export type ReportFormat = 'csv' | 'pdf';

/**
 * Asks for a report by what is in the address, where `given` throws for what is not there; `name` is that
 * of the file, without what comes after the dot.
 */
export type DrawReport = (
  reader: Caller,
  given: (name: string) => string,
  has: (name: string) => boolean,
) => Promise<{
  readonly name: string;
  readonly document: ReportDocument;
}>;

/** The reports that there are as files, by their names in the address. [compliance:read] */
export function reportsOf(
  ports: Pick<Ports, 'transact' | 'snapshot' | 'clock' | 'sha256'>,
): Readonly<
  Record<'kyc' | 'monitoring' | 'audit', { parameters: readonly string[]; draw: DrawReport }>
> {
  const kyc = reportKyc(ports);
  const monitoring = reportMonitoring(ports);
  const audit = findAuditReport(ports);
  const auditOfDays = drawAuditReport(ports);
  return {
    kyc: {
      parameters: ['from', 'to'],
      async draw(reader, given) {
        const report = await kyc(reader, given('from'), given('to'));
        return { name: `kyc-${report.from}-${report.to}`, document: kycDocument(report) };
      },
    },
    monitoring: {
      parameters: ['from', 'to'],
      async draw(reader, given) {
        const report = await monitoring(reader, given('from'), given('to'));
        const { from, to } = report;
        return { name: `monitoring-${from}-${to}`, document: monitoringDocument(report) };
      },
    },
    audit: {
      parameters: ['month', 'from', 'to'],
      async draw(reader, given, has) {
        if (!has('month')) {
          const [from, to] = [given('from'), given('to')];
          const drawn = await auditOfDays(reader, from, to);
          return { name: `audit-${from}-${to}`, document: auditDocument(drawn) };
        }
        const month = given('month');
        const found = await audit(reader, month);
        if (found === undefined) {
          throw new Fault('BAD_USER_INPUT', `There is no report on ${month}: none was made.`);
        }
        return { name: `audit-${month}`, document: auditDocument(found) };
      },
    },
  };
}

/** A report as a file. */
export async function writeReport(
  { printReport }: Pick<Ports, 'printReport'>,
  document: ReportDocument,
  format: ReportFormat,
): Promise<string | Uint8Array> {
  return format === 'csv' ? reportCsv(document) : await printReport(document);
}
