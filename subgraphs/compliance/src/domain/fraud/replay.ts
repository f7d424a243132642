import { type Canonical, canonicalJson } from '../audit/canonical.ts';
import type { Sha256 } from '../audit/chain.ts';
import { assessFraud, type FraudScore } from './assess.ts';
import type { FraudInputs } from './inputs.ts';
import { FRAUD_POLICIES, type FraudPolicy } from './policy.ts';

/** What of an assessment is compared when it is made again. */
export interface KeptScore extends Omit<FraudScore, 'signals'> {
  readonly policyVersion: string;
  readonly policyDigest: string;
  /** Null once the person's retention key is gone. */
  readonly signals: FraudScore['signals'] | null;
  readonly inputs: FraudInputs | null;
}

/**
 * - `SAME`, `DIFFERENT`: what comes out of the kept facts by the policy of that version, and what was kept.
 * - `FACTS_ERASED`: the person's data is gone.
 * - `POLICY_UNKNOWN`: this release has no policy of that version and digest.
 */
export const REPLAY_STATUSES = ['SAME', 'DIFFERENT', 'FACTS_ERASED', 'POLICY_UNKNOWN'] as const;
export type FraudReplayStatus = (typeof REPLAY_STATUSES)[number];

export interface FraudReplay {
  readonly status: FraudReplayStatus;
  /** Null where nothing was made again. */
  readonly again: FraudScore | null;
}

/** SHA-256 of the policy's canonical JSON, in hex. */
export function digestOf(policy: FraudPolicy, sha256: Sha256): string {
  return sha256(canonicalJson(policy as unknown as Canonical));
}

/** Makes an assessment again from what was kept with it. */
export function replayFraud(
  kept: KeptScore,
  sha256: Sha256,
  policies: readonly FraudPolicy[] = FRAUD_POLICIES,
): FraudReplay {
  const policy = policies.find(({ version }) => version === kept.policyVersion);
  if (policy === undefined || digestOf(policy, sha256) !== kept.policyDigest) {
    return { status: 'POLICY_UNKNOWN', again: null };
  }
  const { inputs, signals, score, level } = kept;
  if (inputs === null || signals === null) return { status: 'FACTS_ERASED', again: null };
  const again = assessFraud(policy, inputs);
  const spelt = (found: FraudScore) => canonicalJson(found as unknown as Canonical);
  const isSame = spelt(again) === spelt({ score, level, signals });
  return { status: isSame ? 'SAME' : 'DIFFERENT', again };
}
