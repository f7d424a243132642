import { changePassword } from '../../app/change-password.ts';
import type { Ports } from '../../app/ports.ts';
import { requestPasswordReset } from '../../app/request-mailed-token.ts';
import { resetPassword } from '../../app/reset-password.ts';

export interface PasswordUseCases {
  readonly changePassword: ReturnType<typeof changePassword>;
  readonly requestPasswordReset: ReturnType<typeof requestPasswordReset>;
  readonly resetPassword: ReturnType<typeof resetPassword>;
}

export function createPasswordUseCases(ports: Ports): PasswordUseCases {
  return {
    changePassword: changePassword(ports),
    requestPasswordReset: requestPasswordReset(ports),
    resetPassword: resetPassword(ports),
  };
}
