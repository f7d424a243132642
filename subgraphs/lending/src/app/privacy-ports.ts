import type { Id } from '@blockscore/ids';
import type { LocalDate } from '../domain/calendar.ts';
import type { PersonFile } from '../domain/retention.ts';

/** What of a person's dealings is not at its end. */
export interface OpenDealings {
  readonly application: boolean;
  readonly loan: boolean;
  /** Whoever owes it: a loan that was given up on and not paid, or what was paid too much. */
  readonly money: boolean;
  readonly payment: boolean;
  /** The last due day of the loans that are open; null where none is, or has no plan. */
  readonly lastDueOn: LocalDate | null;
}

/** What people ask of their data, carried out. */
export interface PrivacyRepository {
  /** From then on nothing is decided of itself, or it is again. */
  restrict(userId: Id<'user'>, restricted: boolean, at: Date): Promise<void>;
  isRestricted(userId: Id<'user'>): Promise<boolean>;
  openDealings(userId: Id<'user'>): Promise<OpenDealings>;
  fileOf(userId: Id<'user'>): Promise<PersonFile>;
  /** Removes what no file needs, and ends what partners were allowed. Done again it changes nothing. */
  erase(userId: Id<'user'>, at: Date): Promise<void>;
  /** Destroys the key of what was kept: nobody reads it any more. */
  destroyRetention(userId: Id<'user'>): Promise<void>;
}
