import { isId } from '@blockscore/ids';
import type { Outcome } from '@blockscore/result';
import { errorsOf } from '@blockscore/service';
import type { Sar } from '../../domain/cases/sar.ts';
import { statementOf } from '../../domain/cases/sar-statement.ts';
import type { ComplianceErrorCode } from '../../domain/errors.ts';
import { caseFor } from '../cases/resolvers.ts';
import { concernsCaller } from '../concerns-caller.ts';
import type { SubgraphContext } from '../context.ts';
import type {
  CaseResolvers,
  MutationResolvers,
  QueryResolvers,
  SarResolvers,
} from '../types.generated.ts';

/** One that concerns the caller looks like one that there is not. */
async function sarFor(context: SubgraphContext, id: string): Promise<Sar | null> {
  const sar = await context.loaders.sar.load(id);
  if (sar === undefined) return null;
  return (await concernsCaller(context, sar.subject)) ? null : sar;
}

const userOf = (id: string | null) => (id !== null && isId('user', id) ? { id } : null);

export const sarResolvers: SarResolvers = {
  __resolveReference: ({ id }, context) => sarFor(context, id),
  case: async ({ caseId }, _, context) => {
    const found = await caseFor(context, caseId);
    if (found === null) throw new Error(`The case ${caseId} of a report is gone.`);
    return found;
  },
  xml: async ({ xml, subject }, _, { loaders }) => {
    if (subject !== null) await loaders.disclosure.load({ userId: subject, field: 'sar.xml' });
    return xml;
  },
  statement: async ({ xml, subject }, _, { loaders }) => {
    if (xml === null) return null;
    if (subject !== null) {
      await loaders.disclosure.load({ userId: subject, field: 'sar.statement' });
    }
    return statementOf(xml);
  },
  preparedBy: ({ preparedBy }) => ({ id: preparedBy }),
  reviewedBy: ({ reviewedBy }) => userOf(reviewedBy),
  filedBy: ({ filedBy }) => userOf(filedBy),
};

export const sarsOfCase: Pick<CaseResolvers, 'sars'> = {
  sars: async (found, _, { useCases }) => [...(await useCases.listSars(found))],
};

export const sarQueries: Pick<QueryResolvers, 'sar'> = {
  sar: (_, { id }, context) => sarFor(context, id),
};

function payload(outcome: Outcome<Sar, ComplianceErrorCode>) {
  return outcome.ok
    ? { sar: outcome.value, userErrors: [] }
    : { sar: null, userErrors: errorsOf(outcome) };
}

type SarMutation = 'fileSar' | 'reviewSar' | 'recordSarFiling' | 'reviewContinuingActivity';

export const sarMutations: Pick<MutationResolvers, SarMutation> = {
  fileSar: async (_, { input }, { caller, useCases }) =>
    payload(await useCases.fileSar(caller, input)),
  reviewSar: async (_, { input }, { caller, useCases }) =>
    payload(await useCases.reviewSar(caller, input)),
  recordSarFiling: async (_, { input }, { caller, useCases }) =>
    payload(await useCases.recordSarFiling(caller, input)),
  reviewContinuingActivity: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.reviewContinuingActivity(caller, input);
    return outcome.ok
      ? { case: outcome.value, userErrors: [] }
      : { case: null, userErrors: errorsOf(outcome) };
  },
};
