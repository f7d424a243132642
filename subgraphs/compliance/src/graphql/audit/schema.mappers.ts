export type { AuditLink as AuditEntryMapper } from '../../domain/audit/chain.ts';
