import { beginPasskeyLogin } from '../../app/begin-passkey-login.ts';
import { beginPasskeyRegistration } from '../../app/begin-passkey-registration.ts';
import { confirmTotp } from '../../app/confirm-totp.ts';
import { disableTotp } from '../../app/disable-totp.ts';
import { enrolTotp } from '../../app/enrol-totp.ts';
import { finishPasskeyLogin } from '../../app/finish-passkey-login.ts';
import { finishPasskeyRegistration } from '../../app/finish-passkey-registration.ts';
import type { Ports } from '../../app/ports.ts';
import { reauthenticate } from '../../app/reauthenticate.ts';
import { regenerateRecoveryCodes } from '../../app/regenerate-recovery-codes.ts';
import { removePasskey } from '../../app/remove-passkey.ts';
import { renamePasskey } from '../../app/rename-passkey.ts';
import { resetUserFactors } from '../../app/reset-user-factors.ts';
import { verifyMfa } from '../../app/verify-mfa.ts';

/** The use cases of second factors, on the given ports. */
export function createFactorUseCases(ports: Ports) {
  return {
    verifyMfa: verifyMfa(ports),
    resetUserFactors: resetUserFactors(ports),
    reauthenticate: reauthenticate(ports),
    enrolTotp: enrolTotp(ports),
    confirmTotp: confirmTotp(ports),
    disableTotp: disableTotp(ports),
    regenerateRecoveryCodes: regenerateRecoveryCodes(ports),
    beginPasskeyRegistration: beginPasskeyRegistration(ports),
    finishPasskeyRegistration: finishPasskeyRegistration(ports),
    renamePasskey: renamePasskey(ports),
    removePasskey: removePasskey(ports),
    beginPasskeyLogin: beginPasskeyLogin(ports),
    finishPasskeyLogin: finishPasskeyLogin(ports),
  };
}

export type FactorUseCases = Readonly<ReturnType<typeof createFactorUseCases>>;
