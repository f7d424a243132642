import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { runMain } from '@blockscore/service';
import { Redis } from 'ioredis';
import { createEnforcer } from './access/enforcer.ts';
import { publishingConfigOfProcess } from './config.ts';
import { supergraphSchema } from './federation/supergraph.ts';
import { publishSupergraph } from './versions/redis-source.ts';
import { versionIdOf } from './versions/version.ts';

const USAGE = `Usage: pnpm publish-supergraph [<file>] | --new-key
  announces a supergraph to all gateways that have SUPERGRAPH_PUBLIC_KEY; --new-key prints a pair of keys
`;

/** `pnpm publish-supergraph`: has the gateways serve another supergraph. */
async function publish(file: string | undefined): Promise<void> {
  const config = publishingConfigOfProcess();
  const supergraphSdl = readFileSync(file ?? config.SUPERGRAPH_FILE, 'utf8');
  // The gateways look closer; what none of them could take is not even announced.
  createEnforcer(supergraphSchema(supergraphSdl));
  const redis = new Redis(config.REDIS_URL, { maxRetriesPerRequest: 1 });
  redis.on('error', (error: Error) => process.stderr.write(`Redis: ${error.message}\n`));
  try {
    await publishSupergraph(redis, config.SUPERGRAPH_PRIVATE_KEY, supergraphSdl);
  } finally {
    redis.disconnect();
  }
  process.stdout.write(`Announced version ${versionIdOf(supergraphSdl)}.\n`);
}

function newKey(): string {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const text = (key: typeof publicKey) => JSON.stringify(key.export({ format: 'jwk' }));
  return `SUPERGRAPH_PRIVATE_KEY='${text(privateKey)}'\nSUPERGRAPH_PUBLIC_KEY='${text(publicKey)}'\n`;
}

runMain('publish-supergraph', async () => {
  const [word, ...rest] = process.argv.slice(2);
  if (rest.length > 0 || (word?.startsWith('-') && word !== '--new-key')) throw new Error(USAGE);
  if (word === '--new-key') process.stdout.write(newKey());
  else await publish(word);
});
