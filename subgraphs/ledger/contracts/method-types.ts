import { z } from 'zod';

const parameterSchema = z.object({ name: z.string(), type: z.string(), internalType: z.string() });
const valueSchema = parameterSchema.extend({ components: z.array(parameterSchema).optional() });
const itemSchema = z.object({ type: z.string() });
const functionSchema = z.object({
  type: z.literal('function'),
  name: z.string(),
  stateMutability: z.enum(['pure', 'view', 'nonpayable', 'payable']),
  inputs: z.array(parameterSchema),
  outputs: z.array(valueSchema),
});

type Parameter = z.output<typeof parameterSchema>;
type Value = z.output<typeof valueSchema>;
type FunctionAbi = z.output<typeof functionSchema>;

/**
 * TypeScript for the functions of contracts, on the types that ethers has for them: what
 * `BaseContract.from<AnchorRegistryMethods>(address, abi, runner)` gives. Throws at a type of
 * Solidity that it does not know, so that none is passed over.
 *
 * @param contracts name and ABI
 */
export function methodTypes(contracts: readonly (readonly [string, readonly unknown[]])[]): string {
  const parts = contracts.map(([name, abi]) => {
    const functions = abi
      .filter((item) => itemSchema.parse(item).type === 'function')
      .map((item) => methodOf(functionSchema.parse(item)));
    return `export interface ${name}Methods {\n${functions.join('')}}\n`;
  });
  return [
    '// Written by contracts/compile.ts.',
    "import type { BigNumberish, BytesLike, ConstantContractMethod, ContractMethod } from 'ethers';",
    "import type { ContractTransactionResponse } from 'ethers';\n",
    ...parts,
  ].join('\n');
}

function methodOf({ name, inputs, outputs, stateMutability }: FunctionAbi): string {
  const given = inputs.map((input, index) => {
    const label = input.name === '' ? `argument${index}` : input.name;
    return `${label}: ${inputType(input)}`;
  });
  const result = outputsType(outputs);
  const reads = stateMutability === 'view' || stateMutability === 'pure';
  const method = reads
    ? `ConstantContractMethod<[${given.join(', ')}], ${result}>`
    : `ContractMethod<[${given.join(', ')}], ${result}, ContractTransactionResponse>`;
  return `  readonly ${name}: ${method};\n`;
}

function outputsType(outputs: readonly Value[]): string {
  const [only, ...others] = outputs.map(outputType);
  if (only === undefined) return 'void';
  return others.length === 0 ? only : `[${[only, ...others].join(', ')}]`;
}

/** What a caller may give. */
function inputType({ type, internalType }: Parameter): string {
  if (type.endsWith('[]')) {
    return `readonly ${inputType({ name: '', type: type.slice(0, -2), internalType })}[]`;
  }
  if (type === 'address') return 'string';
  if (type === 'bool') return 'boolean';
  if (/^u?int\d+$/.test(type)) return 'BigNumberish';
  if (/^bytes\d*$/.test(type)) return 'BytesLike';
  throw new Error(`There is no TypeScript type for ${type} in contracts/method-types.ts: add it.`);
}

/** What ethers answers: integers as bigint, bytes as 0x…, structs with their fields by name. */
function outputType(value: Value): string {
  const { type, components } = value;
  if (type.endsWith('[]')) return `${outputType({ ...value, type: type.slice(0, -2) })}[]`;
  if (type === 'tuple' && components !== undefined) {
    const fields = components.map((field) => `readonly ${field.name}: ${outputType(field)}`);
    return `{ ${fields.join('; ')} }`;
  }
  if (type === 'address' || type === 'string' || /^bytes\d*$/.test(type)) return 'string';
  if (type === 'bool') return 'boolean';
  if (/^u?int\d+$/.test(type)) return 'bigint';
  throw new Error(`There is no TypeScript type for ${type} in contracts/method-types.ts: add it.`);
}
