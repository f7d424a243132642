import type { Id } from '@blockscore/ids';
import type { Result } from '@blockscore/result';
import type { DecisionPolicy } from '../domain/policy.ts';
import type { Page } from './ports.ts';

/** A version of the policy as it was declared; it never changes. */
export interface DeclaredPolicy {
  readonly id: Id<'policy'>;
  readonly policy: DecisionPolicy;
  /** The policy as canonical JSON text. */
  readonly content: string;
  /** SHA-256 of the content in hex. */
  readonly digest: string;
  /** Null of the policy that a lender begins with. */
  readonly declaredBy: string | null;
  readonly declaredAt: Date;
  readonly reason: string;
}

/** From when on a version decides, until the next activation. */
export interface PolicyActivation {
  /** Counted from 1 in the order of the activations: the highest holds. */
  readonly number: number;
  readonly version: string;
  /** Null of the policy that a lender begins with. */
  readonly activatedBy: string | null;
  readonly activatedAt: Date;
  readonly reason: string;
}

/** Reads a policy from JSON text: all problems at once, each with the field it is about. */
export type ReadPolicy = (
  text: string,
) => Result<Pick<DeclaredPolicy, 'policy' | 'content' | 'digest'>, readonly string[]>;

export interface PolicyRepository {
  /** What applications are decided by. */
  active(): Promise<DeclaredPolicy>;
  /** Keeps others from declaring and activating until the transaction ends. */
  lock(): Promise<void>;
  find(version: string): Promise<DeclaredPolicy | undefined>;
  findMany(versions: readonly string[]): Promise<readonly DeclaredPolicy[]>;
  /** Newest first; one row more than the page. */
  list(page: Page): Promise<readonly DeclaredPolicy[]>;
  insert(policy: DeclaredPolicy): Promise<void>;
  activate(activation: Omit<PolicyActivation, 'number'>): Promise<PolicyActivation>;
  /** The latest first, at most a hundred. */
  activationsOf(version: string): Promise<readonly PolicyActivation[]>;
  latestActivation(): Promise<PolicyActivation | undefined>;
}

/** Which decisions are simulated. */
export interface DecisionPeriod {
  readonly from: Date;
  /** Not included. */
  readonly before: Date;
  readonly productId?: Id<'prod'>;
}
