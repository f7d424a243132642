import { drawAuditReport } from '../../app/draw-audit-report.ts';
import type { Ports } from '../../app/ports.ts';
import { findAuditReport } from '../../app/report-audit.ts';
import { reportKyc } from '../../app/report-kyc.ts';

/** What resolvers may draw reports from. */
export interface ReportUseCases {
  readonly reportKyc: ReturnType<typeof reportKyc>;
  readonly findAuditReport: ReturnType<typeof findAuditReport>;
  readonly drawAuditReport: ReturnType<typeof drawAuditReport>;
}

export function createReportUseCases(ports: Ports): ReportUseCases {
  return {
    reportKyc: reportKyc(ports),
    findAuditReport: findAuditReport(ports),
    drawAuditReport: drawAuditReport(ports),
  };
}
