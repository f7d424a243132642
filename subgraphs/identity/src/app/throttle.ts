import { err, type Outcome, type Result } from '@blockscore/result';
import type { IdentityErrorCode } from '../domain/errors.ts';
import type { Guessed, Guesser, QuotaName } from '../domain/throttle.ts';

export interface Guess {
  readonly secret: Guessed;
  /** What names the account, be there one or not, e.g. the e-mail address that was typed. */
  readonly account: string;
  readonly guesser: Guesser;
}

/** A try that was counted in advance, as if it failed. */
export interface Admission {
  /** Takes the try out of the count again, since it did not fail. */
  giveBack(): Promise<void>;
  /** Takes it out again as though it had never been made, since nothing was looked at. */
  undo(): Promise<void>;
}

/** Admitted, or the seconds after which to try again. */
export type Admittance = Result<Admission, number>;

/**
 * Slows down whoever guesses. A try is counted before anything is looked at, so that many at once
 * are no way round; what succeeded is given back.
 */
export interface Throttle {
  guess(guess: Guess): Promise<Admittance>;
  /**
   * Counts one use of a quota.
   *
   * @param key a network address or what else is counted by; nothing is counted where it is empty
   */
  take(quota: QuotaName, key: string): Promise<Admittance>;
  /** Takes a use of before out of the count again, where any is counted. */
  giveBack(quota: QuotaName, key: string): Promise<void>;
  /**
   * Forgets the guesses at an account, and for a while counts no strangers at it: whoever has just
   * shown that the mailbox is theirs comes in, whatever strangers do meanwhile, also at other accounts
   * from the same address.
   *
   * @param address where the proof came from
   */
  forgive(account: string, address: string): Promise<void>;
  /** Removes counts that have run out. */
  purge(): Promise<void>;
}

/** Does what was admitted; where that throws, nobody learned anything, and nothing was tried. */
export async function unlessThrown<T>(
  admissions: readonly Pick<Admission, 'undo'>[],
  run: () => Promise<T>,
): Promise<T> {
  try {
    return await run();
  } catch (error) {
    await Promise.all(admissions.map((admission) => admission.undo()));
    throw error;
  }
}

/** The user error for whom has to wait. */
export function tryLater(
  seconds: number,
  path: readonly string[] = ['input'],
): {
  readonly ok: false;
  readonly error: readonly [
    {
      readonly code: 'TRY_LATER';
      readonly message: string;
      readonly path: readonly string[];
      readonly retryAfterSeconds: number;
    },
  ];
} {
  const unit = seconds === 1 ? 'second' : 'seconds';
  const message = `There were too many tries: try again in ${seconds} ${unit}.`;
  return err([{ code: 'TRY_LATER', message, path, retryAfterSeconds: seconds }]);
}

/** Thrown where so many passwords wait to be hashed that another one would wait too long. */
export class Busy extends Error {
  readonly retryAfterSeconds: number;

  constructor(retryAfterSeconds: number) {
    super('Too many passwords wait to be hashed: try again later, or add a replica of identity.');
    this.name = 'Busy';
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** Lets a use case that hashes passwords answer TRY_LATER where there are too many of them. */
export function unlessBusy<Args extends readonly unknown[], T>(
  useCase: (...args: Args) => Promise<Outcome<T, IdentityErrorCode>>,
): (...args: Args) => Promise<Outcome<T, IdentityErrorCode>> {
  return async (...args) => {
    try {
      return await useCase(...args);
    } catch (error) {
      if (error instanceof Busy) return tryLater(error.retryAfterSeconds);
      throw error;
    }
  };
}
