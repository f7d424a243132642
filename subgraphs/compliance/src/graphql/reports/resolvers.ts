import { daysReported } from '../../domain/reports/audit-report.ts';
import type {
  AuditReportResolvers,
  KycReportResolvers,
  QueryResolvers,
} from '../types.generated.ts';

export const auditReportResolvers: AuditReportResolvers = {
  month: ({ report }) => report.month,
  from: ({ report }) => daysReported(report).from,
  to: ({ report }) => daysReported(report).to,
  madeAt: ({ report }) => new Date(report.madeAt),
  entries: ({ report }) => report.entries,
  intact: ({ report }) => report.intact,
  firstBroken: ({ report }) => report.firstBroken,
  anchor: ({ report }) => report.anchor,
  days: ({ report }) => [...report.days],
  streams: ({ report }) => [...report.streams],
  types: ({ report }) => [...report.types],
  readers: ({ report }) => [...report.readers],
};

export const kycReportResolvers: KycReportResolvers = {
  levels: ({ levels }) => [...levels],
  reviewReasons: ({ reviewReasons }) => [...reviewReasons],
  days: ({ days }) => [...days],
};

export const reportQueries: Pick<
  QueryResolvers,
  'kycReport' | 'auditReport' | 'auditReportOfDays'
> = {
  kycReport: (_, { from, to }, { caller, useCases }) => useCases.reportKyc(caller, from, to),
  auditReport: async (_, { month }, { caller, useCases }) =>
    (await useCases.findAuditReport(caller, month)) ?? null,
  auditReportOfDays: (_, { from, to }, { caller, useCases }) =>
    useCases.drawAuditReport(caller, from, to),
};
