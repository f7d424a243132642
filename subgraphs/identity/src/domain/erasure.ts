import type { User } from './user.ts';

/** Whether the account gives more than being a borrower does, or belongs to a partner. */
export function addsPower({ roles, partnerId }: Pick<User, 'roles' | 'partnerId'>): boolean {
  return partnerId !== null || roles.some((role) => role !== 'BORROWER');
}
