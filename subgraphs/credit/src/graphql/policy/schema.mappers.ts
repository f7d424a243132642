export type { PolicyMatrix as CreditPolicyMatrixMapper } from '../../domain/policy-matrix.ts';
