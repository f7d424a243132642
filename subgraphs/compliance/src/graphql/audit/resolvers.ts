import { hasScope, isSelf } from '@blockscore/caller';
import { maySeeEntry } from '../../app/find-audit-entry.ts';
import type { Canonical } from '../../domain/audit/canonical.ts';
import { EVIDENCE_DOMAIN, evidenceContent, evidenceLink } from '../../domain/audit/evidence.ts';
import type { SubgraphContext } from '../context.ts';
import type {
  AuditEntryResolvers,
  AuditEvidenceResolvers,
  QueryResolvers,
} from '../types.generated.ts';
import type { AuditEntryMapper } from './schema.mappers.ts';

const textOf = (value: Canonical): string =>
  typeof value === 'string' ? value : JSON.stringify(value);

/**
 * Nobody learns who of the staff dealt with their own case, or with that of somebody whose alert of fraud names them
 * among the others.
 */
async function shownActor(entry: AuditEntryMapper, context: SubgraphContext) {
  const { actorKind, actorId } = entry;
  return { kind: actorKind, id: (await isToldActor(entry, context)) ? actorId : null };
}

async function isToldActor(
  { subject, actorKind, actorId }: AuditEntryMapper,
  { caller, loaders }: SubgraphContext,
): Promise<boolean> {
  if (actorKind === 'SERVICE' || isSelf(caller, actorId)) return true;
  if (!hasScope(caller, 'compliance:read')) return false;
  return subject === null || !(isSelf(caller, subject) || (await loaders.named.load(subject)));
}

export const auditEntryResolvers: AuditEntryResolvers = {
  occurredAt: ({ occurredAt }) => new Date(occurredAt),
  recordedAt: ({ recordedAt }) => new Date(recordedAt),
  actor: (entry, _, context) => shownActor(entry, context),
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
  link: async ({ entry, salt }, _, context) =>
    salt !== null && maySeeEntry(context.caller, entry) && (await isToldActor(entry, context))
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
