import { hasScope, isSelf } from '@blockscore/caller';
import type { Canonical } from '../../domain/audit/canonical.ts';
import type { AuditEntryResolvers, QueryResolvers } from '../types.generated.ts';

const textOf = (value: Canonical): string =>
  typeof value === 'string' ? value : JSON.stringify(value);

export const auditEntryResolvers: AuditEntryResolvers = {
  occurredAt: ({ occurredAt }) => new Date(occurredAt),
  recordedAt: ({ recordedAt }) => new Date(recordedAt),
  actor: ({ actorKind, actorId }, _, { caller }) => {
    const seen =
      actorKind === 'SERVICE' || isSelf(caller, actorId) || hasScope(caller, 'compliance:read');
    return { kind: actorKind, id: seen ? actorId : null };
  },
  subject: ({ subject }) => (subject === null ? null : { id: subject }),
  details: ({ details }) =>
    Object.entries(details).map(([name, value]) => ({ name, value: textOf(value) })),
};

export const auditQueries: Pick<QueryResolvers, 'auditTrail' | 'auditVerification'> = {
  auditTrail: async (_, args, { caller, useCases }) => {
    const connection = await useCases.listAuditEntries(caller, args);
    return { ...connection, edges: [...connection.edges] };
  },
  auditVerification: (_, { from, to }, { useCases }) => useCases.verifyAuditChain(from, to),
};
