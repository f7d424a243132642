import type { Caller } from '@blockscore/caller';
import type { Disclosure } from '@blockscore/events';
import { type Id, type IdPrefix, isId } from '@blockscore/ids';
import DataLoader from 'dataloader';
import type { Factors } from '../domain/factors.ts';
import type { Partner } from '../domain/partner.ts';
import type { User } from '../domain/user.ts';

export interface Loaders {
  readonly user: DataLoader<string, User | undefined>;
  /** Of users who exist. */
  readonly factors: DataLoader<Id<'user'>, Factors>;
  readonly partner: DataLoader<string, Partner | undefined>;
  /** Where a partner's notices go by mail; null where there is no address. */
  readonly partnerContact: DataLoader<Id<'partner'>, string | null>;
  /** Resolves once the audit trail is sure to hear that these fields of another person were read. */
  readonly disclosure: DataLoader<Disclosure, true, string>;
}

export interface LoaderSources {
  readonly findUsers: (ids: readonly Id<'user'>[]) => Promise<readonly (User | undefined)[]>;
  readonly findPartners: (
    ids: readonly Id<'partner'>[],
  ) => Promise<readonly (Partner | undefined)[]>;
  readonly findPartnerContacts: (
    ids: readonly Id<'partner'>[],
  ) => Promise<readonly (string | null)[]>;
  readonly findFactors: (ids: readonly Id<'user'>[]) => Promise<readonly Factors[]>;
  readonly recordDisclosures: (caller: Caller, disclosures: readonly Disclosure[]) => Promise<void>;
}

/** Loaders live for one request: what they hold was read with that caller's rights. */
export function createLoaders(sources: LoaderSources, caller: Caller): Loaders {
  return {
    user: byId('user', sources.findUsers),
    partner: byId('partner', sources.findPartners),
    partnerContact: new DataLoader(sources.findPartnerContacts, { maxBatchSize: 500 }),
    factors: new DataLoader(sources.findFactors, { maxBatchSize: 500 }),
    disclosure: new DataLoader(
      async (disclosures) => {
        await sources.recordDisclosures(caller, disclosures);
        return disclosures.map(() => true as const);
      },
      { cacheKeyFn: ({ userId, field }) => `${userId}.${field}` },
    ),
  };
}

/** Loads by id; ids that are not of the kind have nothing to find. */
function byId<P extends IdPrefix, Found>(
  prefix: P,
  find: (ids: readonly Id<P>[]) => Promise<readonly (Found | undefined)[]>,
): DataLoader<string, Found | undefined> {
  return new DataLoader(
    async (ids) => {
      const wellFormed = ids.filter((id): id is Id<P> => isId(prefix, id));
      const rows = wellFormed.length === 0 ? [] : await find(wellFormed);
      const found = new Map<string, Found | undefined>(
        wellFormed.map((id, index) => [id, rows[index]]),
      );
      return ids.map((id) => found.get(id));
    },
    { maxBatchSize: 500 },
  );
}
