import type { Scope } from '@blockscore/caller';
import type { Id } from '@blockscore/ids';
import type { ApiKey as DomainApiKey } from '../domain/api-key.ts';
import type { NoticeMail } from '../domain/notice.ts';
import type { Partner } from '../domain/partner.ts';
import type { User } from '../domain/user.ts';

export type ApiKey = DomainApiKey<Scope>;

export interface KeysetPage {
  readonly size: number;
  readonly backward: boolean;
  readonly after?: string;
  readonly before?: string;
}

/** What of a partner may change, besides that it is suspended. */
export interface PartnerChange {
  readonly name?: string;
  readonly contactEmail?: string | null;
  readonly noticeMail?: NoticeMail;
}

export interface PartnerRepository {
  find(id: Id<'partner'>): Promise<Partner | undefined>;
  /** In the order of the ids; undefined where there is none. */
  findMany(ids: readonly Id<'partner'>[]): Promise<readonly (Partner | undefined)[]>;
  /** Waits for and keeps others from changing the partner and its keys until the transaction ends. */
  lock(id: Id<'partner'>): Promise<Partner | undefined>;
  /** One row more than the page, newest first. */
  list(page: KeysetPage): Promise<readonly Partner[]>;
  insert(
    partner: Partner & { readonly createdBy: string; readonly contactEmail: string | null },
  ): Promise<void>;
  /** The version goes up. */
  change(partner: Partner, change: PartnerChange): Promise<Partner>;
  /** The addresses for notices, in the order of the ids; null where there is none. */
  contacts(ids: readonly Id<'partner'>[]): Promise<readonly (string | null)[]>;
  /** Suspends from that moment on, or reinstates with null. */
  setSuspended(partner: Partner, at: Date | null): Promise<Partner>;
  /** Makes the user belong to a partner, or to none with null; the user's version goes up. */
  setPartnerOf(user: User, partnerId: Id<'partner'> | null): Promise<User>;
  /** The ids of all users of the partner, one more than the page, newest first. */
  listUsers(partnerId: Id<'partner'>, page: KeysetPage): Promise<readonly Id<'user'>[]>;
}

export interface ApiKeyRepository {
  /** The key and its partner, by the part of the key that may be shown. */
  findByPrefix(prefix: string): Promise<{ key: ApiKey; partner: Partner } | undefined>;
  /** Waits for and keeps others from changing the key until the transaction ends. */
  lock(id: Id<'apikey'>): Promise<ApiKey | undefined>;
  insert(key: ApiKey): Promise<void>;
  /** Keys that are neither revoked nor expired. */
  countLive(partnerId: Id<'partner'>, now: Date): Promise<number>;
  /** Revoked and expired ones included; one row more than the page, newest first. */
  list(partnerId: Id<'partner'>, page: KeysetPage): Promise<readonly ApiKey[]>;
  revoke(id: Id<'apikey'>, at: Date): Promise<void>;
  /** Writes that it was used, unless that was written after `unlessSince`; waits for no other writer. */
  markUsed(id: Id<'apikey'>, at: Date, unlessSince: Date): Promise<void>;
}

/** The texts of API keys, which only whoever holds one ever has. */
export interface ApiKeys {
  /** A new key: its text, the part that may be shown, and the hash that is stored. */
  make(): { readonly text: string; readonly prefix: string; readonly hash: string };
  /** The part that may be shown of a whole key; undefined where it is mistyped or cut off. */
  prefixOf(text: string): string | undefined;
  /** Whether it is the key of that hash. Takes the same time whatever the hash, or without one. */
  matches(text: string, hash: string | undefined): boolean;
}
