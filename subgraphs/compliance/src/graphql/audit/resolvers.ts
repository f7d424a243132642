import { type Caller, hasScope, isSelf } from '@blockscore/caller';
import type { Canonical } from '../../domain/audit/canonical.ts';
import type { AuditEntryResolvers, QueryResolvers } from '../types.generated.ts';
import type { AuditEntryMapper } from './schema.mappers.ts';

const textOf = (value: Canonical): string =>
  typeof value === 'string' ? value : JSON.stringify(value);

/** Nobody learns who of the staff dealt with their own case, and of a verification not even that one did. */
function shownActor({ type, subject, actorKind, actorId }: AuditEntryMapper, caller: Caller) {
  const own = subject !== null && isSelf(caller, subject);
  const staff = hasScope(caller, 'compliance:read') && !own;
  if (actorKind === 'SERVICE' || isSelf(caller, actorId) || staff) {
    return { kind: actorKind, id: actorId };
  }
  return type === 'compliance.kyc.changed'
    ? { kind: 'SERVICE' as const, id: 'compliance' }
    : { kind: actorKind, id: null };
}

export const auditEntryResolvers: AuditEntryResolvers = {
  occurredAt: ({ occurredAt }) => new Date(occurredAt),
  recordedAt: ({ recordedAt }) => new Date(recordedAt),
  actor: (entry, _, { caller }) => shownActor(entry, caller),
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
