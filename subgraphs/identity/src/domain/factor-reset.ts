import { fail, type Outcome, ok } from '@blockscore/result';
import type { IdentityErrorCode } from './errors.ts';
import { PROPOSAL_VALID_MS, type RoleProposal } from './roles.ts';

/**
 * Whether somebody's factors are removed now or wait for another administrator: as with grants, two
 * have to want it within a week, and neither is the person.
 *
 * @param proposal the latest, where somebody asked for it before
 */
export function decideReset(
  adminId: string,
  userId: string,
  proposal: RoleProposal | undefined,
  now: Date,
): Outcome<'RESET' | 'PROPOSE', IdentityErrorCode> {
  if (adminId === userId) {
    return fail('OWN_FACTORS', 'Nobody resets their own factors: ask another administrator.', [
      'input',
      'userId',
    ]);
  }
  const agreed =
    proposal?.byAdministrator === true &&
    proposal.by !== adminId &&
    now.getTime() - proposal.at.getTime() < PROPOSAL_VALID_MS;
  return ok(agreed ? 'RESET' : 'PROPOSE');
}
