import type { Id } from '@blockscore/ids';
import type { LocalDate } from '../domain/calendar.ts';
import type { ExpectedPayment, PaymentDifference } from '../domain/payment-differences.ts';
import type { StatementLine } from '../domain/payment-statement.ts';
import type { Page } from './ports.ts';

/** A statement of the payment provider that was taken. */
export interface TakenStatement {
  readonly id: Id<'recon'>;
  /** Of the file, in hex: it is taken once as long as none that covers any of its days comes after it. */
  readonly sha256: string;
  readonly name: string;
  readonly lines: number;
  /** The days that it covers, both included; none of them where it ends before it begins. */
  readonly from: LocalDate;
  readonly until: LocalDate;
  readonly takenAt: Date;
}

export interface FoundDifference extends PaymentDifference {
  readonly id: Id<'diff'>;
  /** The statement that was taken last when it was first seen. */
  readonly statementId: Id<'recon'>;
  readonly reference: string;
  readonly paymentId: Id<'pay'> | null;
  readonly firstSeenAt: Date;
  readonly resolvedAt: Date | null;
}

export interface StatementRepository {
  /** Keeps others from taking statements until the transaction ends. */
  lock(): Promise<void>;
  /** The one of the same contents that covers the same days, and that no later one puts out in part. */
  taken(
    statement: Pick<TakenStatement, 'sha256' | 'from' | 'until'>,
  ): Promise<TakenStatement | undefined>;
  /** The one that was taken last. */
  latest(): Promise<TakenStatement | undefined>;
  /** The last day that any covers. */
  coveredUntil(): Promise<LocalDate | null>;
  insert(statement: TakenStatement, lines: readonly StatementLine[]): Promise<void>;
  /** References of what settled or went back on these days, here or by what statements say. */
  referencesOf(from: LocalDate, until: LocalDate): Promise<readonly string[]>;
  /** References of what settled or went back here on these days, and of which no statement says so. */
  unsaidOf(from: LocalDate, until: LocalDate): Promise<readonly string[]>;
  /** Of these references what statements say, of each day the last that covers it, in their order. */
  linesOf(references: readonly string[]): Promise<ReadonlyMap<string, readonly StatementLine[]>>;
  /** Of these references the payments that the provider was given. */
  paymentsOf(
    references: readonly string[],
  ): Promise<ReadonlyMap<string, ExpectedPayment & { readonly userId: Id<'user'> }>>;
  openOf(references: readonly string[]): Promise<readonly FoundDifference[]>;
  /** References of what is open, after that one, in their order. */
  openAfter(reference: string, limit: number): Promise<readonly string[]>;
  add(differences: readonly FoundDifference[]): Promise<readonly FoundDifference[]>;
  resolve(ids: readonly Id<'diff'>[], at: Date): Promise<void>;
  list(page: Page): Promise<readonly TakenStatement[]>;
  differences(
    filter: { readonly open: boolean | null },
    page: Page,
  ): Promise<readonly FoundDifference[]>;
}

/** A file that may be a statement. */
export interface StatementFile {
  readonly name: string;
  /** Not longer than a statement may be. */
  read(): Promise<Uint8Array>;
  /**
   * Leaves it out of what is to be taken.
   *
   * @param mark so that another one of the same name does not take its place
   */
  putAside(as: 'taken' | 'refused', mark: string): Promise<void>;
}
