import type { Case } from '../../domain/cases/case.ts';
import type { Sar } from '../../domain/cases/sar.ts';
import type { SarFiler } from '../../domain/cases/sar-xml.ts';
import type { UserId } from '../ports.ts';

export interface SarRepository {
  insert(sar: Sar): Promise<void>;
  findMany(ids: readonly Sar['id'][]): Promise<readonly (Sar | undefined)[]>;
  /** Newest first, at most 100. */
  of(caseId: Case['id']): Promise<readonly Sar[]>;
  /** All that were filed, the first one first. */
  filedOf(caseId: Case['id']): Promise<readonly Sar[]>;
  /** The one that is a draft or reviewed, locked. */
  lockUnderWay(caseId: Case['id']): Promise<Sar | undefined>;
  lock(id: Sar['id']): Promise<Sar | undefined>;
  save(sar: Sar): Promise<void>;
  isFiledAs(bsaId: string): Promise<boolean>;
  /**
   * The loans of the person of which a payment is in what raised an alert of the case or in its evidence, or that are
   * evidence themselves, by id; at most 100. What was found to be a false positive does not count.
   */
  loansAbout(of: {
    readonly id: Case['id'];
    readonly subject: UserId;
  }): Promise<readonly `loan_${string}`[]>;
}

/** The lender as reports name it, or the variables that are not set. */
export type ConfiguredFiler =
  | { readonly ok: true; readonly value: SarFiler }
  | { readonly ok: false; readonly missing: readonly string[] };
