export type { AuditLink as AuditEntryMapper } from '../../domain/audit/chain.ts';
export type { Evidence as AuditEvidenceMapper } from '../../domain/audit/evidence.ts';
