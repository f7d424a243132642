import { type Caller, hasScope, isSelf } from '@blockscore/caller';
import { maySeeEntry } from '../../app/find-audit-entry.ts';
import type { Canonical } from '../../domain/audit/canonical.ts';
import { evidenceLink } from '../../domain/audit/evidence.ts';
import type { SubgraphContext } from '../context.ts';
import type {
  AuditEntryResolvers,
  AuditEvidenceResolvers,
  QueryResolvers,
} from '../types.generated.ts';
import type { AuditEntryMapper, AuditEvidenceMapper } from './schema.mappers.ts';

const textOf = (value: Canonical): string =>
  typeof value === 'string' ? value : JSON.stringify(value);

/**
 * Nobody learns who of the staff dealt with their own case, or with that of somebody who concerns them.
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
  return subject === null || !(isSelf(caller, subject) || (await loaders.concerning.load(subject)));
}

/**
 * Where an entry stands counts what came before it. People would learn from the places of two of their own how much
 * was put on the trail between them that is hidden from them: whether a list has them, whether there is an alert.
 */
const isToldPlaces = (caller: Caller) => hasScope(caller, 'compliance:read');

/** What an entry was sealed as, where that is for the caller; null where nobody can tell any more. */
function toldEvidence({ entry, salt, form }: AuditEvidenceMapper, caller: Caller) {
  if (salt === null || !maySeeEntry(caller, entry)) return null;
  if (form.tellsPlace && !isToldPlaces(caller)) return null;
  return { salt, content: form.content(entry) };
}

export const auditEntryResolvers: AuditEntryResolvers = {
  position: ({ position }, _, { caller }) => (isToldPlaces(caller) ? position : null),
  stream: ({ stream }, _, { caller }) => (isToldPlaces(caller) ? stream : null),
  sequence: ({ sequence }, _, { caller }) => (isToldPlaces(caller) ? sequence : null),
  previousHash: ({ previousHash }, _, { caller }) => (isToldPlaces(caller) ? previousHash : null),
  occurredAt: ({ occurredAt }) => new Date(occurredAt),
  recordedAt: ({ recordedAt }) => new Date(recordedAt),
  actor: (entry, _, context) => shownActor(entry, context),
  subject: ({ subject }) => (subject === null ? null : { id: subject }),
  details: ({ details }) =>
    Object.entries(details).map(([name, value]) => ({ name, value: textOf(value) })),
  evidence: (entry, _, { loaders }) => loaders.evidence.load(entry),
};

export const evidenceResolvers: AuditEvidenceResolvers = {
  domain: ({ form }) => form.domain,
  salt: (evidence, _, { caller }) => toldEvidence(evidence, caller)?.salt ?? null,
  content: (evidence, _, { caller }) => toldEvidence(evidence, caller)?.content ?? null,
  link: async ({ entry, salt }, _, context) => {
    const { caller } = context;
    const isTold = salt !== null && isToldPlaces(caller) && maySeeEntry(caller, entry);
    return isTold && (await isToldActor(entry, context)) ? evidenceLink(entry) : null;
  },
  day: ({ entry }) => entry.day,
  position: ({ entry: { position } }, _, { caller }) => (isToldPlaces(caller) ? position : null),
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
