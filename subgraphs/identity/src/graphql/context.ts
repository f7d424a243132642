import type { ConnectionPage, PageArguments } from '@blockscore/database';
import type { SubgraphContext as BaseContext } from '@blockscore/service';
import type { grantRole, revokeRole } from '../app/change-role.ts';
import type { UserQuery } from '../app/list-users.ts';
import type { login } from '../app/login.ts';
import type { logout } from '../app/logout.ts';
import type { refreshSession } from '../app/refresh-session.ts';
import type { register } from '../app/register.ts';
import type { requestEmailVerification } from '../app/request-mailed-token.ts';
import type { verifyEmail } from '../app/verify-email.ts';
import type { User } from '../domain/user.ts';
import type { AccountUseCases } from './accounts/use-cases.ts';
import type { FactorUseCases } from './factors/use-cases.ts';
import type { Loaders } from './loaders.ts';
import type { PartnerUseCases } from './partners/use-cases.ts';
import type { PasswordUseCases } from './passwords/use-cases.ts';
import type { SessionUseCases } from './sessions/use-cases.ts';

/** What resolvers may call: use cases, and the one query that is no more than a page of a list. */
export interface UseCases
  extends PartnerUseCases,
    FactorUseCases,
    PasswordUseCases,
    SessionUseCases,
    AccountUseCases {
  readonly register: ReturnType<typeof register>;
  readonly requestEmailVerification: ReturnType<typeof requestEmailVerification>;
  readonly verifyEmail: ReturnType<typeof verifyEmail>;
  readonly login: ReturnType<typeof login>;
  readonly refreshSession: ReturnType<typeof refreshSession>;
  readonly logout: ReturnType<typeof logout>;
  readonly grantRole: ReturnType<typeof grantRole>;
  readonly revokeRole: ReturnType<typeof revokeRole>;
  readonly listUsers: (query: UserQuery, page: PageArguments) => Promise<ConnectionPage<User>>;
}

export interface SubgraphContext extends BaseContext {
  readonly useCases: UseCases;
  readonly loaders: Loaders;
}
