import type {
  AppendedLink,
  AuditLink,
  ChainEnd,
  DayHead,
  LastBeforeGap,
  SaltedLink,
} from '../domain/audit/chain.ts';
import type { Page } from './ports.ts';

export interface AuditFilter {
  readonly subject?: string;
  /** Of entries about this user, only those that the user may see. */
  readonly openOnlyAbout: string;
  readonly from?: Date;
  readonly to?: Date;
}

/** A place in the chain; position 0 is before the day's first entry. */
export interface AuditPlace {
  readonly day: string;
  readonly position: number;
}

export interface AuditRepository {
  /** Lets nobody else append until the transaction ends, and tells where the chain stands. */
  lockDay(today: string): Promise<ChainEnd>;
  /** Those of a stream's events that are in the trail already. */
  known(stream: string, sequences: readonly number[]): Promise<ReadonlySet<number>>;
  /** Entries that follow one another, of one day. */
  append(entries: readonly AppendedLink[]): Promise<void>;
  /** Newest first; one row more than the page. */
  list(filter: AuditFilter, page: Page): Promise<readonly AuditLink[]>;
  heads(from: string, to: string): Promise<readonly DayHead[]>;
  /** The hash of the last entry before the day. */
  hashBefore(day: string): Promise<string | undefined>;
  /** The first entry of these days whose stream lacks the next event, but has a later one, or those before it. */
  gap(from: string, to: string): Promise<LastBeforeGap | undefined>;
  /** What the first entry after the day follows; undefined where the trail ends with that day or before. */
  hashFollowedAfter(day: string): Promise<string | undefined>;
  /** Of each stream of which more was put on the trail than it has, the last entry; at 0 where it has none. */
  endsEarly(): Promise<readonly LastBeforeGap[]>;
  /** In the chain's order, after that place, up to the day `to`. */
  chain(after: AuditPlace, to: string, limit: number): Promise<readonly SaltedLink[]>;
  /** Entries that say of these people that they are to be erased. */
  erasureOrders(subjects: readonly string[]): Promise<readonly AuditLink[]>;
  find(id: string): Promise<AuditLink | undefined>;
  at(place: AuditPlace): Promise<AuditLink | undefined>;
}
