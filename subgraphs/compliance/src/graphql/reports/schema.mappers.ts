export type { ShownAuditReport as AuditReportMapper } from '../../app/report-ports.ts';
export type { KycReport as KycReportMapper } from '../../domain/reports/kyc-report.ts';
