import type { Ports } from '../../app/ports.ts';
import { requestEmailChange } from '../../app/request-email-change.ts';
import { reinstateUser, suspendUser } from '../../app/suspend-user.ts';
import { updateProfile } from '../../app/update-profile.ts';

/** What resolvers may change of accounts. */
export function createAccountUseCases(ports: Ports) {
  return {
    updateProfile: updateProfile(ports),
    requestEmailChange: requestEmailChange(ports),
    suspendUser: suspendUser(ports),
    reinstateUser: reinstateUser(ports),
  };
}

export type AccountUseCases = Readonly<ReturnType<typeof createAccountUseCases>>;
