import { Interface } from 'ethers';
import { z } from 'zod';
import anchors from '../../contracts/artifacts/AnchorRegistry.json' with { type: 'json' };
import attestations from '../../contracts/artifacts/AttestationRegistry.json' with { type: 'json' };
import disbursements from '../../contracts/artifacts/DisbursementRegistry.json' with {
  type: 'json',
};
import loans from '../../contracts/artifacts/LoanRegistry.json' with { type: 'json' };
import type { ContractName } from '../domain/contracts.ts';

interface ContractArtifact {
  /** Functions, events and errors. */
  readonly abi: Interface;
  readonly bytecode: string;
}

const artifactSchema = z.object({
  abi: z.array(z.record(z.string(), z.unknown())),
  bytecode: z.string(),
});

function read(artifact: unknown): ContractArtifact {
  const { abi, bytecode } = artifactSchema.parse(artifact);
  return { abi: new Interface(abi), bytecode };
}

export const CONTRACT_ARTIFACTS: Readonly<Record<ContractName, ContractArtifact>> = {
  AnchorRegistry: read(anchors),
  AttestationRegistry: read(attestations),
  DisbursementRegistry: read(disbursements),
  LoanRegistry: read(loans),
};

/**
 * The data that deploys a contract. The account that deploys is its administrator and the first that
 * writes; of an AttestationRegistry the first whose signatures count is the attester. Of a
 * DisbursementRegistry the owner is who deploys, without being named.
 */
export function deploymentData(name: ContractName, deployer: string, attester: string): string {
  const { abi, bytecode } = CONTRACT_ARTIFACTS[name];
  const given = abi.deploy.inputs.map((input) => (input.name === 'attester' ? attester : deployer));
  return bytecode + abi.encodeDeploy(given).slice(2);
}
