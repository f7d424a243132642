import { fail, type Outcome, ok } from '@blockscore/result';
import type { ComplianceErrorCode } from '../domain/errors.ts';
import type { KycVerification } from '../domain/kyc/verification.ts';
import type { UserId, Work } from './ports.ts';

/**
 * Whether a decision is of the verification as it is: what somebody says of themselves may have changed since the
 * officer looked.
 *
 * @param version what the officer names; needed where they speak for the person
 */
export function checkVersion(
  version: number | null | undefined,
  verification: Pick<KycVerification, 'version'>,
  isNeeded: boolean,
): Outcome<true, ComplianceErrorCode> {
  const path = ['input', 'version'] as const;
  if (isNeeded && version == null) {
    const message = 'Name the version of the verification that this is decided on.';
    return fail('VERSION_REQUIRED', message, path);
  }
  if (version != null && version !== verification.version) {
    const message = 'Something about this person changed since: look at the verification again.';
    return fail('VERSION_OUTDATED', message, path);
  }
  return ok(true);
}

/**
 * Whether compliance knows what the officer saw: an officer reads the person's data from identity, which has what they
 * changed before compliance is told.
 *
 * @param ofAddress whether it is about their postal address: of another one in the same country identity is only asked
 */
export async function checkUpToDate(
  work: Pick<Work, 'subjects' | 'disclosures'>,
  userId: UserId,
  ofAddress: boolean,
): Promise<Outcome<true, ComplianceErrorCode>> {
  const isAsked = ofAddress && (await work.disclosures.openSince(userId)) !== undefined;
  return isAsked || (await work.subjects.isOutdated(userId))
    ? fail(
        'VERSION_OUTDATED',
        'This person changed their data just now: look again once the verification tells of it.',
        ['input', 'version'],
      )
    : ok(true);
}
