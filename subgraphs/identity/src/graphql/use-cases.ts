import { connectionOf, readPage } from '@blockscore/database';
import { grantRole, revokeRole } from '../app/change-role.ts';
import { login } from '../app/login.ts';
import { logout } from '../app/logout.ts';
import type { Ports } from '../app/ports.ts';
import { refreshSession } from '../app/refresh-session.ts';
import { register } from '../app/register.ts';
import { requestEmailVerification } from '../app/request-email-verification.ts';
import { verifyEmail } from '../app/verify-email.ts';
import type { UseCases } from './context.ts';

/** Everything that resolvers may call, on the given ports. */
export function createUseCases(ports: Ports): UseCases {
  return {
    register: register(ports),
    requestEmailVerification: requestEmailVerification(ports),
    verifyEmail: verifyEmail(ports),
    login: login(ports),
    refreshSession: refreshSession(ports),
    logout: logout(ports),
    grantRole: grantRole(ports),
    revokeRole: revokeRole(ports),
    listUsers: async (args) => {
      const page = readPage(args);
      const users = await ports.transact((work) => work.users.list(page));
      return connectionOf(users, page, (user) => user.id);
    },
  };
}
