import { isSelf } from '@blockscore/caller';
import { check, open, type TypeRules } from '@blockscore/service';
import type { FactorsMapper } from './schema.mappers.ts';

/** The person only, or who has just proven to be the person. */
const own = check<FactorsMapper>(
  ({ userId, proven }, caller) => proven === 'PERSON' || isSelf(caller, userId),
);

export const factorRules: TypeRules = {
  Factors: { methods: open, totp: own, recoveryCodesRemaining: own, passkeys: own },
  TotpFactor: open,
  Passkey: open,
  MfaChallenge: open,
  RenewedSession: open,
  VerifyMfaPayload: open,
  ReauthenticatePayload: open,
  EnrollTotpPayload: open,
  ConfirmTotpPayload: open,
  DisableTotpPayload: open,
  RegenerateRecoveryCodesPayload: open,
  BeginPasskeyRegistrationPayload: open,
  FinishPasskeyRegistrationPayload: open,
  RenamePasskeyPayload: open,
  RemovePasskeyPayload: open,
  ResetUserFactorsPayload: open,
  BeginPasskeyLoginPayload: open,
  FinishPasskeyLoginPayload: open,
};
