import { connectionOf, readPage } from '@blockscore/database';
import type { QueryResolvers } from '../types.generated.ts';

export const refreshQueries: Pick<QueryResolvers, 'scoreRefreshes'> = {
  scoreRefreshes: async (_, args, { useCases }) => {
    const page = readPage(args);
    const refreshes = await useCases.listScoreRefreshes(page);
    const connection = connectionOf(refreshes, page, ({ id }) => id);
    return { ...connection, edges: [...connection.edges] };
  },
};
