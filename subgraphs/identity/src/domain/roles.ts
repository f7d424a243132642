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
}

export type GrantDecision = 'GRANT' | 'PROPOSE';

/**
 * Whether a grant takes effect now or waits for another administrator.
 *
 * @param proposedBy who asked for the same grant before, where somebody did
 */
export function decideGrant(
  change: RoleChange,
  proposedBy: string | undefined,
): Outcome<GrantDecision, IdentityErrorCode> {
  if (change.adminId === change.userId) return ownRoles();
  if (change.held.includes(change.role)) {
    return fail('ROLE_ALREADY_GRANTED', 'The user has this role already.', ['input', 'role']);
  }
  if (!NEEDS_TWO.has(change.role)) return ok('GRANT');
  return ok(proposedBy === undefined || proposedBy === change.adminId ? 'PROPOSE' : 'GRANT');
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
  if (change.role === 'ADMIN' && administrators <= 1) {
    return fail('LAST_ADMIN', 'This is the last administrator: make another one first.', [
      'input',
      'role',
    ]);
  }
  return ok('REVOKE');
}

function ownRoles() {
  return fail('OWN_ROLES', 'Nobody changes their own roles: ask another administrator.', [
    'input',
    'userId',
  ] as const);
}
