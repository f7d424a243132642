import {
  type ConnectionPage,
  connectionOf,
  type PageArguments,
  readPage,
} from '@blockscore/database';
import type { Ports } from '../../app/ports.ts';
import type { RefusedPosting } from '../../app/posting-ports.ts';
import { retryRefusedPosting } from '../../app/retry-refused-posting.ts';

/** With the currency that the lender runs in. */
export type ShownPosting = RefusedPosting & { readonly currency: string };

export interface PostingUseCases {
  readonly retryRefusedPosting: ReturnType<typeof retryRefusedPosting>;
  readonly listRefusedPostings: (page: PageArguments) => Promise<ConnectionPage<ShownPosting>>;
}

export function createPostingUseCases(ports: Ports): PostingUseCases {
  return {
    retryRefusedPosting: retryRefusedPosting(ports),
    listRefusedPostings: async (args) => {
      const page = readPage(args);
      const rows = await ports.transact((work) => work.refusedPostings.list(page));
      const shown = rows.map((row) => ({ ...row, currency: ports.rules.currency }));
      return connectionOf(shown, page, (row) => row.id);
    },
  };
}
