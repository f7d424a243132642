import { type Caller, isSelf } from '@blockscore/caller';
import { type Disclosure, recordDisclosures } from '@blockscore/events';
import { type Id, type IdPrefix, isId } from '@blockscore/ids';
import DataLoader from 'dataloader';
import { findChampions } from '../app/find-champions.ts';
import type { Ports } from '../app/ports.ts';
import type { CreditScore, SubmittedProfile } from '../domain/credit-score.ts';
import type { ModelSubject } from '../domain/model-subject.ts';
import type { ScoreReview } from '../domain/score-review.ts';

export interface Loaders {
  readonly score: DataLoader<string, CreditScore | undefined>;
  readonly profile: DataLoader<string, SubmittedProfile | undefined>;
  readonly review: DataLoader<string, ScoreReview | undefined>;
  readonly reviewsOfScore: DataLoader<CreditScore['id'], readonly ScoreReview[]>;
  /** By the person's id. */
  readonly latestScore: DataLoader<string, CreditScore | undefined>;
  /** By the person's id. */
  readonly latestProfile: DataLoader<string, SubmittedProfile | undefined>;
  /** By the commitment of the score. */
  readonly committedScore: DataLoader<string, CreditScore | undefined>;
  /** What a score's commitment was made with, by the score's id. */
  readonly salt: DataLoader<string, string | null | undefined>;
  /** Ids of the models that decide; asked for once a request. */
  readonly champions: () => Promise<Readonly<Record<ModelSubject, string | null>>>;
  /** Resolves once the audit trail is sure to hear that this field of a person was read. */
  readonly disclose: (userId: CreditScore['userId'], field: string) => Promise<void>;
}

/** Loaders live for one request: what they hold was read with that caller's rights. */
export function createLoaders(ports: Pick<Ports, 'transact' | 'models'>, caller: Caller): Loaders {
  let champions: ReturnType<Loaders['champions']> | undefined;
  const record = recordDisclosures('credit', ports.transact);
  const disclosures = new DataLoader<Disclosure, true, string>(
    async (read) => {
      await record(caller, read);
      return read.map(() => true as const);
    },
    { cacheKeyFn: ({ userId, field }) => `${userId}.${field}` },
  );
  return {
    score: byId('score', (ids) => ports.transact((work) => work.scores.findMany(ids))),
    profile: byId('prof', (ids) => ports.transact((work) => work.profiles.findMany(ids))),
    review: byId('review', (ids) => ports.transact((work) => work.reviews.findMany(ids))),
    reviewsOfScore: new DataLoader((ids) => ports.transact((work) => work.reviews.ofScores(ids)), {
      maxBatchSize: 500,
    }),
    latestScore: byId('user', (ids) => ports.transact((work) => work.scores.latest(ids))),
    latestProfile: byId('user', (ids) => ports.transact((work) => work.profiles.latest(ids))),
    committedScore: new DataLoader(
      (commitments) => ports.transact((work) => work.scores.findByCommitments(commitments)),
      { maxBatchSize: 500 },
    ),
    salt: byId('score', (ids) => ports.transact((work) => work.scores.salts(ids))),
    champions: () => {
      champions ??= findChampions(ports)();
      return champions;
    },
    disclose: async (userId, field) => {
      if (!isSelf(caller, userId)) await disclosures.load({ userId, field });
    },
  };
}

/** A loader that finds nothing for ids of the wrong form, without asking the database. */
function byId<P extends IdPrefix, Row>(
  prefix: P,
  find: (ids: readonly Id<P>[]) => Promise<readonly (Row | undefined)[]>,
): DataLoader<string, Row | undefined> {
  return new DataLoader(
    async (ids) => {
      const wellFormed = ids.filter((id): id is Id<P> => isId(prefix, id));
      const rows = wellFormed.length === 0 ? [] : await find(wellFormed);
      const found = new Map<string, Row | undefined>(wellFormed.map((id, i) => [id, rows[i]]));
      return ids.map((id) => found.get(id));
    },
    { maxBatchSize: 500 },
  );
}
