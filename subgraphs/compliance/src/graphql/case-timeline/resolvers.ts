import { alertFor } from '../alerts/resolvers.ts';
import { caseFor, userOf } from '../cases/resolvers.ts';
import type { SubgraphContext } from '../context.ts';
import { documentFor } from '../documents/resolvers.ts';
import { screeningFor } from '../sanctions/resolvers.ts';
import type { CaseEntryResolvers } from '../types.generated.ts';
import type { CaseEntryMapper } from './schema.mappers.ts';

/** What is read of a person by an officer is told to the audit trail first. */
async function read(
  { subject }: CaseEntryMapper,
  text: string | undefined,
  field: string,
  { loaders }: SubgraphContext,
): Promise<string | null> {
  if (text === undefined) return null;
  if (subject !== null) await loaders.disclosure.load({ userId: subject, field });
  return text;
}

/** What is compliance's own: to whom it concerns it is as if it were not, were it by its id alone. */
const KEPT_HERE: Readonly<
  Partial<Record<string, (context: SubgraphContext, id: string) => Promise<object | null>>>
> = { ALERT: alertFor, CASE: caseFor, SCREENING: screeningFor, DOCUMENT: documentFor };

const ABOUT_ALERTS = new Set(['ALERT_ADDED', 'ALERT_FIRED_AGAIN', 'ALERT_RESOLVED', 'ALERT_LEFT']);

export const entryResolvers: CaseEntryResolvers = {
  by: ({ by }) => (by.kind === 'USER' ? userOf(by.id) : null),
  outcome: ({ outcome }) => outcome ?? null,
  text: (entry, _, context) => read(entry, entry.text, 'caseEntry.text', context),
  name: (entry, _, context) => read(entry, entry.name, 'caseEntry.name', context),
  content: (entry, _, context) => read(entry, entry.content, 'caseEntry.content', context),
  alert: ({ kind, outcome, refersTo }, _, context) =>
    refersTo !== undefined && (ABOUT_ALERTS.has(kind) || outcome === 'ALERT')
      ? alertFor(context, refersTo)
      : null,
  assignee: ({ kind, refersTo }) => (kind === 'ASSIGNED' ? userOf(refersTo) : null),
  screening: ({ kind, outcome, refersTo }, _, context) =>
    kind === 'EVIDENCE' && outcome === 'SCREENING' && refersTo !== undefined
      ? screeningFor(context, refersTo)
      : null,
  refersTo: async ({ kind, outcome, refersTo }, _, context) => {
    if (kind !== 'EVIDENCE' || refersTo === undefined) return null;
    const find = KEPT_HERE[outcome ?? ''];
    return find !== undefined && (await find(context, refersTo)) === null ? null : refersTo;
  },
};
