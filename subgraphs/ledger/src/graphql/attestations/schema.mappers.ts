export type { Attestation as AttestationRegistrationMapper } from '../../app/attestation-ports.ts';
