import type { Id } from '@blockscore/ids';
import type { ConsentRequest, PartnerConsent } from '../domain/consent.ts';
import type { Page } from './ports.ts';

/** Whose consents a list shows. */
export type ConsentParty = { readonly userId: Id<'user'> } | { readonly partnerId: Id<'partner'> };

export interface ConsentRepository {
  /**
   * Keeps the consent from being revoked, or used, by anybody else until the transaction ends. Taken
   * before any other lock.
   */
  lock(id: Id<'consent'>): Promise<PartnerConsent | undefined>;
  findMany(ids: readonly Id<'consent'>[]): Promise<readonly PartnerConsent[]>;
  /** One row more than the page, to tell whether there is another. */
  list(party: ConsentParty, page: Page): Promise<readonly PartnerConsent[]>;
  /** Those that are neither revoked nor expired. Waits for whoever counts at the same moment. */
  countLive(userId: Id<'user'>, now: Date): Promise<number>;
  insert(consent: PartnerConsent): Promise<void>;
  revoke(id: Id<'consent'>, at: Date): Promise<void>;
}

export interface ConsentRequestRepository {
  insert(request: ConsentRequest, code: string): Promise<void>;
  /** Waits for whoever counts at the same moment. */
  countPending(partnerId: Id<'partner'>, now: Date): Promise<number>;
  find(id: Id<'req'>): Promise<ConsentRequest | undefined>;
  findByCode(code: string): Promise<ConsentRequest | undefined>;
  /** Keeps others from confirming the request until the transaction ends. */
  lockByCode(code: string): Promise<ConsentRequest | undefined>;
  confirm(id: Id<'req'>, consentId: Id<'consent'>): Promise<void>;
  /** Counts a try of a code and tells how many the person made in the hour that began with the first. */
  countTry(userId: Id<'user'>, now: Date): Promise<number>;
  /** Takes out requests that were confirmed or expired before this day, and the tries of before it. */
  purge(before: Date): Promise<void>;
}
