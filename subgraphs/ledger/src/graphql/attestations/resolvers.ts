import type { Attestation } from '../../app/attestation-ports.ts';
import type { SubgraphContext } from '../context.ts';
import type {
  AttestationRegistrationResolvers,
  ScoreAttestationResolvers,
} from '../types.generated.ts';

type Loading = Pick<SubgraphContext, 'loaders'>;

const rowOf = async (id: string | null, { loaders }: Loading) =>
  id === null ? null : await loaders.chainRow.load(id);

/** Nothing is shown before it was signed. */
const sentOf = async (id: string | null, context: Loading) => {
  const row = await rowOf(id, context);
  return row === null || row.hash === null ? null : row;
};

const contractOf = async ({ contractId }: Attestation, { loaders }: Loading) =>
  contractId === null ? null : await loaders.contract.load(contractId);

export const registrationOfScore: Pick<ScoreAttestationResolvers, 'registration'> = {
  registration: ({ commitment }, _, { loaders }) => loaders.attestation.load(commitment),
};

export const attestationRegistrationResolvers: AttestationRegistrationResolvers = {
  state: async (attestation, _, context) => {
    const row = await rowOf(attestation.attestId, context);
    return context.useCases.standingOfAttestation(attestation, row?.status ?? null);
  },
  chainId: async (attestation, _, context) =>
    (await contractOf(attestation, context))?.chainId ?? null,
  registry: async (attestation, _, context) =>
    (await contractOf(attestation, context))?.address ?? null,
  chainStatus: async ({ attestId }, _, context) =>
    (await rowOf(attestId, context))?.status ?? 'NONE',
  chainTransaction: ({ attestId }, _, context) => sentOf(attestId, context),
  revocationStatus: async ({ revokeId }, _, context) =>
    (await rowOf(revokeId, context))?.status ?? 'NONE',
  revocationTransaction: ({ revokeId }, _, context) => sentOf(revokeId, context),
};
