import { hasScope, isSelf } from '@blockscore/caller';
import { isId } from '@blockscore/ids';
import { errorsOf } from '@blockscore/service';
import type { DataExport } from '../../domain/privacy/data-export.ts';
import type { SubgraphContext } from '../context.ts';
import type {
  DataExportResolvers,
  ErasureHolder,
  MutationResolvers,
  QueryResolvers,
  UserResolvers,
} from '../types.generated.ts';

/** One that the caller has no part in looks like one that there is not. */
async function exportFor(
  { caller, useCases }: SubgraphContext,
  id: string,
): Promise<DataExport | null> {
  const found = isId('export', id) ? await useCases.findDataExport(id) : undefined;
  if (found === undefined) return null;
  return isSelf(caller, found.userId) || hasScope(caller, 'compliance:read') ? found : null;
}

export const dataExportResolvers: DataExportResolvers = {
  __resolveReference: ({ id }, context) => exportFor(context, id),
  user: ({ userId }) => ({ id: userId }),
  missing: async (copy, _, { useCases }) =>
    (await useCases.missingOf(copy)).map((holder) => holder.toUpperCase() as ErasureHolder),
  download: (copy, _, { useCases }) => useCases.downloadOf(copy),
};

export const dataExportsOfUser: Pick<UserResolvers, 'dataExports'> = {
  dataExports: async ({ id }, _, { useCases }) =>
    isId('user', id) ? [...(await useCases.dataExportsOf(id))] : [],
};

export const dataExportQueries: Pick<QueryResolvers, 'dataExport' | 'overdueDataExports'> = {
  dataExport: (_, { id }, context) => exportFor(context, id),
  overdueDataExports: async (_, __, { caller, useCases }) => [
    ...(await useCases.overdueDataExports(caller)),
  ],
};

export const dataExportMutations: Pick<MutationResolvers, 'requestDataExport'> = {
  requestDataExport: async (_, __, { caller, useCases }) => {
    const outcome = await useCases.requestDataExport(caller);
    return outcome.ok
      ? { dataExport: outcome.value, userErrors: [] }
      : { dataExport: null, userErrors: errorsOf(outcome) };
  },
};
