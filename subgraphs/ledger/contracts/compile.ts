import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import solc from 'solc';
import { z } from 'zod';
import { methodTypes } from './method-types.ts';

/** Contracts that are deployed; each is in a file of its name. */
export const CONTRACTS = [
  'AnchorRegistry',
  'AttestationRegistry',
  'DisbursementRegistry',
  'LoanRegistry',
] as const;

const FOLDER = new URL('artifacts/', import.meta.url);
const packages = createRequire(import.meta.url);

/**
 * Everything that changes the bytecode is written here: the EVM version is pinned below the newest
 * so that the code runs on every chain since Cancun, and the metadata hash is left out because it
 * would make the bytes depend on comments and paths.
 */
const SETTINGS = {
  evmVersion: 'cancun',
  optimizer: { enabled: true, runs: 200 },
  metadata: { bytecodeHash: 'none', appendCBOR: false },
};
const WANTED = ['abi', 'metadata', 'evm.bytecode.object', 'evm.deployedBytecode'];

const contractSchema = z.object({
  abi: z.array(z.unknown()),
  metadata: z.string(),
  evm: z.object({
    bytecode: z.object({ object: z.string() }),
    deployedBytecode: z.object({
      object: z.string(),
      immutableReferences: z.record(
        z.string(),
        z.array(z.object({ start: z.int(), length: z.int() })),
      ),
    }),
  }),
});
const outputSchema = z.object({
  errors: z.array(z.object({ formattedMessage: z.string() })).optional(),
  contracts: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
});
/** What the compiler says of the sources that a contract was made of. */
const metadataSchema = z.object({
  sources: z.record(z.string(), z.object({ keccak256: z.string() })),
});

/** What the compiler asks for while it reads: our sources, else those of the pinned packages. */
function findSource(path: string): { readonly contents: string } | { readonly error: string } {
  try {
    const own = !path.startsWith('@');
    const file = own ? new URL(path, import.meta.url) : packages.resolve(path);
    return { contents: readFileSync(file, 'utf8') };
  } catch (error) {
    return { error: String(error) };
  }
}

/**
 * The text of each file of `artifacts/`, as it is committed, by its name. Throws with the compiler's
 * words on any error or warning.
 */
export function compileArtifacts(): ReadonlyMap<string, string> {
  const sources = CONTRACTS.map((name) => [
    `${name}.sol`,
    { content: readFileSync(new URL(`${name}.sol`, import.meta.url), 'utf8') },
  ]);
  const outputSelection = Object.fromEntries(
    CONTRACTS.map((name) => [`${name}.sol`, { [name]: WANTED }]),
  );
  const answer: string = solc.compile(
    JSON.stringify({
      language: 'Solidity',
      sources: Object.fromEntries(sources),
      settings: { ...SETTINGS, outputSelection },
    }),
    { import: findSource },
  );
  const output = outputSchema.parse(JSON.parse(answer));
  const said = (output.errors ?? []).map((error) => error.formattedMessage);
  if (said.length > 0) {
    throw new Error(`solc refuses contracts/: correct them.\n${said.join('\n')}`);
  }
  const made = CONTRACTS.map((name) => {
    const contract = contractSchema.parse(output.contracts[`${name}.sol`]?.[name]);
    return { name, contract };
  });
  return new Map([
    ...made.map(
      ({ name, contract }) =>
        [`${name}.json`, artifactText(name, contract)] satisfies [string, string],
    ),
    ['methods.generated.ts', methodTypes(made.map((each) => [each.name, each.contract.abi]))],
  ]);
}

function artifactText(name: string, contract: z.output<typeof contractSchema>): string {
  const { sources } = metadataSchema.parse(JSON.parse(contract.metadata));
  const { bytecode, deployedBytecode } = contract.evm;
  const artifact = {
    contract: name,
    compiler: z.string().parse(solc.version()),
    /** By file, what its text hashes to. */
    sources: Object.fromEntries(
      Object.entries(sources).map(([file, { keccak256 }]) => [file, keccak256]),
    ),
    settings: { evmVersion: SETTINGS.evmVersion, optimizer: SETTINGS.optimizer },
    abi: contract.abi,
    bytecode: `0x${bytecode.object}`,
    deployedBytecode: `0x${deployedBytecode.object}`,
    /** Places in the deployed bytecode, in bytes, that are filled in when it is deployed. */
    immutables: Object.values(deployedBytecode.immutableReferences)
      .flat()
      .toSorted((a, b) => a.start - b.start),
  };
  return `${JSON.stringify(artifact, null, 2)}\n`;
}

/** Where a file of the artifacts is. */
export function artifactUrl(file: string): URL {
  return new URL(file, FOLDER);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [file, text] of compileArtifacts()) writeFileSync(artifactUrl(file), text);
  process.stdout.write(`Wrote ${fileURLToPath(FOLDER)}\n`);
}
