import { Interface } from 'ethers';
import { z } from 'zod';
import artifact from '../../contracts/artifacts/DisbursementRegistry.json' with { type: 'json' };

const { abi, bytecode } = z
  .object({ abi: z.array(z.record(z.string(), z.unknown())), bytecode: z.string() })
  .parse(artifact);

/** The registry's functions, events and errors. */
export const registryInterface = new Interface(abi);
export const registryBytecode = bytecode;
