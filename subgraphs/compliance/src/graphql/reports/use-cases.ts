import type { Ports } from '../../app/ports.ts';
import { findAuditReport } from '../../app/report-audit.ts';
import { reportKyc } from '../../app/report-kyc.ts';

/** What resolvers may draw reports from. */
export interface ReportUseCases {
  readonly reportKyc: ReturnType<typeof reportKyc>;
  readonly findAuditReport: ReturnType<typeof findAuditReport>;
}

export function createReportUseCases(ports: Ports): ReportUseCases {
  return { reportKyc: reportKyc(ports), findAuditReport: findAuditReport(ports) };
}
