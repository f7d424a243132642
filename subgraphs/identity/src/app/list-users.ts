import { normalizeEmail } from '../domain/registration.ts';
import type { Role, User } from '../domain/user.ts';
import type { KeysetPage, Ports } from './ports.ts';

export interface UserQuery {
  readonly role?: Role | null | undefined;
  readonly emailVerified?: boolean | null | undefined;
  readonly email?: string | null | undefined;
}

/** No address is longer, see `readRegistration`; what is cut off of more matches none. */
const MOST_READ = 300;

/** Users, newest first, with one more where there is another page. [users:read] */
export function listUsers(ports: Pick<Ports, 'transact'>) {
  return async (query: UserQuery, page: KeysetPage): Promise<readonly User[]> => {
    const { role, emailVerified, email } = query;
    const filter = {
      ...(role != null && { role }),
      ...(emailVerified != null && { emailVerified }),
      ...(email != null && { email: normalizeEmail(email.slice(0, MOST_READ)) }),
    };
    return await ports.transact((work) => work.users.list(page, filter));
  };
}
