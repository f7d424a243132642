import type { EventRecorder } from '@blockscore/events';
import type { Id } from '@blockscore/ids';
import type { SealPrivateKey } from '@blockscore/vault';
import type { AgeGroup } from '../../domain/group-fairness.ts';
import type { LoanFate } from '../../domain/loan-outcome.ts';
import type { Clock } from '../ports.ts';

/**
 * What measuring fairness needs from outside. Nothing else has these ports, so that no score, reason
 * or decision can come to depend on a protected attribute; a layer rule keeps it so.
 */
export interface FairnessPorts {
  transact<T>(run: (work: FairnessWork) => Promise<T>): Promise<T>;
  readonly clock: Clock;
  /** Of a model by its id; undefined where it is not there any more. */
  readonly cutOffOf: (modelId: string) => number | undefined;
}

export interface FairnessWork {
  readonly ageGroups: AgeGroupRepository;
  readonly events: EventRecorder;
}

export interface AgeGroupRequest {
  readonly requestId: string;
  readonly applicationId: Id<'app'>;
  readonly userId: Id<'user'>;
  /** The day of the decision, YYYY-MM-DD. */
  readonly asOf: string;
  readonly privateKey: SealPrivateKey;
  readonly requestedAt: Date;
}

export type OpenRequest = Pick<AgeGroupRequest, 'applicationId' | 'userId' | 'privateKey'>;

/** A decision with what is known of whom it was on. */
export interface GroupedDecision {
  readonly applicationId: Id<'app'>;
  readonly isApproved: boolean;
  /** Null where it is not known, or the person's data is restricted. */
  readonly group: AgeGroup | null;
  /** What became of the loan that came of it, if one did. */
  readonly loan: LoanFate | null;
  /** What the application was decided by, where it is known. */
  readonly score: { readonly modelId: string; readonly value: number } | null;
}

export interface Period {
  readonly from: Date;
  /** Exclusive. */
  readonly to: Date;
}

export interface AgeGroupRepository {
  /** The day for which the group was asked, of who applied. */
  askedAsOf(applicationId: Id<'app'>): Promise<string | undefined>;
  /** Replaces what was asked and answered before. False where the person's data has been erased, or restricted. */
  ask(request: AgeGroupRequest): Promise<boolean>;
  /** The key of a question that is open; nobody else answers it until the transaction ends. */
  lockOpen(requestId: string): Promise<OpenRequest | undefined>;
  /** Keeps the answer encrypted and destroys the key that opened it. */
  answer(request: Omit<OpenRequest, 'privateKey'>, group: AgeGroup): Promise<void>;
  /** Removes what is known of the person, and what was asked. */
  forget(userId: Id<'user'>): Promise<void>;
  /** How many applications were decided in the period. */
  countDecided(period: Period): Promise<number>;
  /** In the order of the applications' ids. */
  decided(
    period: Period,
    after: Id<'app'> | undefined,
    limit: number,
  ): Promise<readonly GroupedDecision[]>;
}
