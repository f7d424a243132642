import { canonicalJson } from './canonical-json.ts';
import type { CreditScore } from './credit-score.ts';
import type { Sha256 } from './model-digest.ts';

/** The first line of what is hashed: a hash made for anything else cannot pass for a score's. */
export const ATTESTATION_ALGORITHM = 'blockscore-score-v1';

/** What a commitment binds its score to. */
export type AttestedScore = Pick<
  CreditScore,
  | 'id'
  | 'userId'
  | 'modelId'
  | 'modelVersion'
  | 'value'
  | 'band'
  | 'probabilityOfDefault'
  | 'overallValue'
  | 'overallBand'
  | 'calculatedAt'
>;

/** The score as it is hashed: canonical JSON. */
export function attestedStatement(score: AttestedScore): string {
  const { id, calculatedAt, ...rest } = score;
  const { userId, modelId, modelVersion, value, band } = rest;
  const { probabilityOfDefault, overallValue, overallBand } = rest;
  return canonicalJson({
    ...{ scoreId: id, userId, modelId, modelVersion, value, band },
    ...{ probabilityOfDefault, overallValue, overallBand },
    calculatedAt: calculatedAt.toISOString(),
  });
}

/**
 * Binds to a score without telling it: `0x` and the SHA-256 of three lines, the algorithm, the salt
 * and the statement, with a line feed between them and none at the end.
 * @param salt 32 random bytes in hexadecimal: without it every score could be tried out
 */
export function commitmentOf(score: AttestedScore, salt: string, sha256: Sha256): string {
  return `0x${sha256([ATTESTATION_ALGORITHM, salt, attestedStatement(score)].join('\n'))}`;
}
