import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import solc from 'solc';
import { z } from 'zod';

const FILE = 'DisbursementRegistry.sol';
const NAME = 'DisbursementRegistry';

/**
 * Everything that changes the bytecode is written here: the EVM version is pinned below the newest
 * so that the code runs on every chain since Cancun, and the metadata hash is left out because it
 * would make the bytes depend on comments and paths.
 */
const SETTINGS = {
  evmVersion: 'cancun',
  optimizer: { enabled: true, runs: 200 },
  metadata: { bytecodeHash: 'none', appendCBOR: false },
  outputSelection: {
    [FILE]: { [NAME]: ['abi', 'evm.bytecode.object', 'evm.deployedBytecode.object'] },
  },
};

const outputSchema = z.object({
  errors: z.array(z.object({ formattedMessage: z.string() })).optional(),
  contracts: z
    .record(
      z.string(),
      z.record(
        z.string(),
        z.object({
          abi: z.array(z.unknown()),
          evm: z.object({
            bytecode: z.object({ object: z.string() }),
            deployedBytecode: z.object({ object: z.string() }),
          }),
        }),
      ),
    )
    .optional(),
});

export const ARTIFACT = new URL(`artifacts/${NAME}.json`, import.meta.url);

/** The artifact's text as it is committed. Throws with the compiler's words on any error or warning. */
export function compileArtifact(): string {
  const source = readFileSync(new URL(FILE, import.meta.url), 'utf8');
  const answer: string = solc.compile(
    JSON.stringify({
      language: 'Solidity',
      sources: { [FILE]: { content: source } },
      settings: SETTINGS,
    }),
  );
  const output = outputSchema.parse(JSON.parse(answer));
  const said = (output.errors ?? []).map((error) => error.formattedMessage);
  const contract = output.contracts?.[FILE]?.[NAME];
  if (said.length > 0 || contract === undefined) {
    throw new Error(`solc refuses contracts/${FILE}: correct it.\n${said.join('\n')}`);
  }
  const artifact = {
    contract: NAME,
    compiler: z.string().parse(solc.version()),
    sourceSha256: createHash('sha256').update(source).digest('hex'),
    settings: { evmVersion: SETTINGS.evmVersion, optimizer: SETTINGS.optimizer },
    abi: contract.abi,
    bytecode: `0x${contract.evm.bytecode.object}`,
    deployedBytecode: `0x${contract.evm.deployedBytecode.object}`,
  };
  return `${JSON.stringify(artifact, null, 2)}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(ARTIFACT, compileArtifact());
  process.stdout.write(`Wrote ${fileURLToPath(ARTIFACT)}\n`);
}
