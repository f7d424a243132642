import type { AuditFacts, AuditReport, DrawnAuditReport } from '../domain/reports/audit-report.ts';
import type { KycFacts } from '../domain/reports/kyc-report.ts';
import type { MonitoringFacts } from '../domain/reports/monitoring-report.ts';

export interface KeptAuditReport {
  readonly report: AuditReport;
  /** SHA-256 of its canonical JSON, in hex. */
  readonly sha256: string;
}

/** A report on the audit trail, kept or drawn. */
export interface ShownAuditReport extends Pick<KeptAuditReport, 'sha256'> {
  readonly report: AuditReport | DrawnAuditReport;
  /** Whether it is the one that was made when its month was over; else it is a document of its own. */
  readonly isKept: boolean;
}

export interface ReportRepository {
  /** Of UTC days, both included, without what concerns the reader. */
  kyc(from: string, to: string, reader: string): Promise<KycFacts>;
  /** Of UTC days, both included, without what concerns the reader. */
  monitoring(from: string, to: string, reader: string): Promise<MonitoringFacts>;
  /** @param notAbout who is not to count what they are not shown */
  audit(from: string, to: string, notAbout?: string): Promise<AuditFacts>;
  /**
   * Whether the trail of these days, both included, has entries that the reader is not shown. What somebody did
   * themselves, such as to sign in, is none: they know of it.
   */
  hasKeptFrom(reader: string, from: string, to: string): Promise<boolean>;
  /** The month of the first entry of the trail; undefined where there is none. */
  firstMonth(): Promise<string | undefined>;
  findAudit(month: string): Promise<KeptAuditReport | undefined>;
  /** False, and nothing is kept, where the month has one. */
  keepAudit(kept: KeptAuditReport): Promise<boolean>;
}
