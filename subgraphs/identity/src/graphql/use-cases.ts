import { connectionOf, readPage } from '@blockscore/database';
import { grantRole, revokeRole } from '../app/change-role.ts';
import { listUsers } from '../app/list-users.ts';
import { login } from '../app/login.ts';
import { logout } from '../app/logout.ts';
import type { Ports } from '../app/ports.ts';
import { refreshSession } from '../app/refresh-session.ts';
import { register } from '../app/register.ts';
import { requestEmailVerification } from '../app/request-email-verification.ts';
import { verifyEmail } from '../app/verify-email.ts';
import type { UseCases } from './context.ts';
import { createFactorUseCases } from './factors/use-cases.ts';
import { createPartnerUseCases } from './partners/use-cases.ts';

/** Everything that resolvers may call, on the given ports. */
export function createUseCases(ports: Ports): UseCases {
  const list = listUsers(ports);
  return {
    register: register(ports),
    requestEmailVerification: requestEmailVerification(ports),
    verifyEmail: verifyEmail(ports),
    login: login(ports),
    refreshSession: refreshSession(ports),
    logout: logout(ports),
    grantRole: grantRole(ports),
    revokeRole: revokeRole(ports),
    ...createPartnerUseCases(ports),
    ...createFactorUseCases(ports),
    listUsers: async (query, args) => {
      const page = readPage(args);
      return connectionOf(await list(query, page), page, (user) => user.id);
    },
  };
}
