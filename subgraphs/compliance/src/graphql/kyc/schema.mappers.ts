export type {
  KycDecision as KycDecisionMapper,
  KycVerification as KycVerificationMapper,
} from '../../domain/kyc/verification.ts';

/** A person by id alone: who it is, identity tells. */
export interface UserMapper {
  readonly id: string;
}
