import { ANONYMOUS, type Caller } from '@blockscore/caller';
import type { User } from '../domain/user.ts';
import type { Work } from './ports.ts';

/**
 * Tells the audit trail, and the person, that somebody showed at their account what was not right: a
 * password, a code or a passkey, at a sign-in or to prove anew who they are.
 */
export async function recordFailedLogin(
  work: Pick<Work, 'events'>,
  { id, version }: Pick<User, 'id' | 'version'>,
  by: Pick<Caller, 'kind' | 'id'> = ANONYMOUS,
): Promise<void> {
  await work.events.record({
    type: 'identity.login.failed',
    aggregate: { type: 'user', id, version },
    audience: { subject: id, scopes: ['users:read'] },
    actor: { kind: by.kind, id: by.id },
    data: { userId: id },
  });
}
