import { type Caller, hasScope, isSelf } from '@blockscore/caller';
import { maySeeEntry } from '../../app/find-audit-entry.ts';
import type { Canonical } from '../../domain/audit/canonical.ts';
import { EVIDENCE_DOMAIN, evidenceContent, evidenceLink } from '../../domain/audit/evidence.ts';
import type {
  AuditEntryResolvers,
  AuditEvidenceResolvers,
  QueryResolvers,
} from '../types.generated.ts';
import type { AuditEntryMapper } from './schema.mappers.ts';

const textOf = (value: Canonical): string =>
  typeof value === 'string' ? value : JSON.stringify(value);

/** Nobody learns who of the staff dealt with their own case, and of a verification not even that one did. */
function shownActor(entry: AuditEntryMapper, caller: Caller) {
  const { type, actorKind, actorId } = entry;
  if (isToldActor(entry, caller)) return { kind: actorKind, id: actorId };
  return type === 'compliance.kyc.changed'
    ? { kind: 'SERVICE' as const, id: 'compliance' }
    : { kind: actorKind, id: null };
}

function isToldActor({ subject, actorKind, actorId }: AuditEntryMapper, caller: Caller): boolean {
  const own = subject !== null && isSelf(caller, subject);
  const staff = hasScope(caller, 'compliance:read') && !own;
  return actorKind === 'SERVICE' || isSelf(caller, actorId) || staff;
}

export const auditEntryResolvers: AuditEntryResolvers = {
  occurredAt: ({ occurredAt }) => new Date(occurredAt),
  recordedAt: ({ recordedAt }) => new Date(recordedAt),
  actor: (entry, _, { caller }) => shownActor(entry, caller),
  subject: ({ subject }) => (subject === null ? null : { id: subject }),
  details: ({ details }) =>
    Object.entries(details).map(([name, value]) => ({ name, value: textOf(value) })),
  evidence: (entry, _, { loaders }) => loaders.evidence.load(entry),
};

export const evidenceResolvers: AuditEvidenceResolvers = {
  domain: () => EVIDENCE_DOMAIN,
  salt: ({ entry, salt }, _, { caller }) => (maySeeEntry(caller, entry) ? salt : null),
  content: ({ entry, salt }, _, { caller }) =>
    salt !== null && maySeeEntry(caller, entry) ? evidenceContent(entry) : null,
  link: ({ entry, salt }, _, { caller }) =>
    salt !== null && maySeeEntry(caller, entry) && isToldActor(entry, caller)
      ? evidenceLink(entry)
      : null,
  day: ({ entry }) => entry.day,
  position: ({ entry }) => entry.position,
};

export const auditQueries: Pick<QueryResolvers, 'auditTrail' | 'auditEntry' | 'auditVerification'> =
  {
    auditTrail: async (_, args, { caller, useCases }) => {
      const connection = await useCases.listAuditEntries(caller, args);
      return { ...connection, edges: [...connection.edges] };
    },
    auditEntry: (_, { id }, { caller, useCases }) => useCases.findAuditEntry(caller, id),
    auditVerification: (_, { from, to, after }, { useCases }) =>
      useCases.verifyAuditChain(from, to, after),
  };
