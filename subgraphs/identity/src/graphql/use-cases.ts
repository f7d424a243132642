import { connectionOf, readPage } from '@blockscore/database';
import { grantRole, revokeRole } from '../app/change-role.ts';
import { listUsers } from '../app/list-users.ts';
import { login } from '../app/login.ts';
import { logout } from '../app/logout.ts';
import type { Ports } from '../app/ports.ts';
import { refreshSession } from '../app/refresh-session.ts';
import { register } from '../app/register.ts';
import { requestEmailVerification } from '../app/request-mailed-token.ts';
import { verifyEmail } from '../app/verify-email.ts';
import { createAccountUseCases } from './accounts/use-cases.ts';
import type { UseCases } from './context.ts';
import { createFactorUseCases } from './factors/use-cases.ts';
import { createPartnerUseCases } from './partners/use-cases.ts';
import { createPasswordUseCases } from './passwords/use-cases.ts';
import { createSessionUseCases } from './sessions/use-cases.ts';

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
    ...createPasswordUseCases(ports),
    ...createSessionUseCases(ports),
    ...createAccountUseCases(ports),
    listUsers: async (query, args) => {
      const page = readPage(args);
      return connectionOf(await list(query, page), page, (user) => user.id);
    },
  };
}
