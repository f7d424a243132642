import { fail, type Outcome, ok } from '@blockscore/result';
import type { IdentityErrorCode } from './errors.ts';
import type { Role } from './user.ts';

/** Roles that decide over other people's money or data: two administrators must want them. */
const NEEDS_TWO: ReadonlySet<Role> = new Set<Role>(['LOAN_OFFICER', 'COMPLIANCE_OFFICER', 'ADMIN']);

export interface RoleChange {
  readonly adminId: string;
  readonly userId: string;
  readonly role: Role;
  readonly held: readonly Role[];
  /** Whether the user belongs to a partner. */
  readonly attached: boolean;
}

/** A grant that one administrator asked for, as it stands now. */
export interface RoleProposal {
  readonly by: string;
  readonly at: Date;
  /** Whether the one who asked is an administrator still, and not suspended. */
  readonly byAdministrator: boolean;
}

/** How long a proposal waits for the second administrator. */
export const PROPOSAL_VALID_MS = 7 * 24 * 3_600_000;

export type GrantDecision = 'GRANT' | 'PROPOSE';

/**
 * Whether a grant takes effect now or waits for another administrator. A proposal counts for a week,
 * and while the one who made it is an administrator.
 *
 * @param proposal of the same grant, where somebody asked for it before
 */
export function decideGrant(
  change: RoleChange,
  proposal: RoleProposal | undefined,
  now: Date,
): Outcome<GrantDecision, IdentityErrorCode> {
  if (change.adminId === change.userId) return ownRoles();
  if (change.role === 'PARTNER') return roleOfPartner();
  if (change.held.includes(change.role)) {
    return fail('ROLE_ALREADY_GRANTED', 'The user has this role already.', ['input', 'role']);
  }
  if (!NEEDS_TWO.has(change.role)) return ok('GRANT');
  const agreed =
    proposal?.byAdministrator === true &&
    proposal.by !== change.adminId &&
    now.getTime() - proposal.at.getTime() < PROPOSAL_VALID_MS;
  return ok(agreed ? 'GRANT' : 'PROPOSE');
}

/** Whether a role may be taken away: not one's own, and never the last administrator's. */
export function decideRevocation(
  change: RoleChange,
  administrators: number,
): Outcome<'REVOKE', IdentityErrorCode> {
  if (change.adminId === change.userId) return ownRoles();
  if (!change.held.includes(change.role)) {
    return fail('ROLE_NOT_GRANTED', 'The user does not have this role.', ['input', 'role']);
  }
  if (change.role === 'PARTNER' && change.attached) return roleOfPartner();
  if (change.role === 'ADMIN' && administrators <= 1) {
    return fail('LAST_ADMIN', 'This is the last administrator: make another one first.', [
      'input',
      'role',
    ]);
  }
  return ok('REVOKE');
}

/** The role means nothing without the partner, nor the partner without the role. */
function roleOfPartner() {
  const message =
    'The role PARTNER comes and goes with attachUserToPartner and detachUserFromPartner.';
  return fail('ROLE_OF_PARTNER', message, ['input', 'role'] as const);
}

function ownRoles() {
  return fail('OWN_ROLES', 'Nobody changes their own roles: ask another administrator.', [
    'input',
    'userId',
  ] as const);
}
