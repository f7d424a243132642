import type { Caller } from '@blockscore/caller';
import { type Id, isId } from '@blockscore/ids';
import DataLoader from 'dataloader';
import type { Disclosure } from '../app/record-disclosure.ts';
import type { User } from '../domain/user.ts';

export interface Loaders {
  readonly user: DataLoader<string, User | undefined>;
  /** Resolves once the audit trail is sure to hear that these fields of another person were read. */
  readonly disclosure: DataLoader<Disclosure, true, string>;
}

export interface LoaderSources {
  readonly findUsers: (ids: readonly Id<'user'>[]) => Promise<readonly (User | undefined)[]>;
  readonly recordDisclosures: (caller: Caller, disclosures: readonly Disclosure[]) => Promise<void>;
}

/** Loaders live for one request: what they hold was read with that caller's rights. */
export function createLoaders(sources: LoaderSources, caller: Caller): Loaders {
  return {
    user: new DataLoader(
      async (ids) => {
        const wellFormed = ids.filter((id): id is Id<'user'> => isId('user', id));
        const users = wellFormed.length === 0 ? [] : await sources.findUsers(wellFormed);
        const byId = new Map<string, User | undefined>(
          wellFormed.map((id, index) => [id, users[index]]),
        );
        return ids.map((id) => byId.get(id));
      },
      { maxBatchSize: 500 },
    ),
    disclosure: new DataLoader(
      async (disclosures) => {
        await sources.recordDisclosures(caller, disclosures);
        return disclosures.map(() => true as const);
      },
      { cacheKeyFn: ({ userId, field }) => `${userId}.${field}` },
    ),
  };
}
