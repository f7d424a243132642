import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJWK, generateKeyPair } from 'jose';
import type { Setting, SubgraphSetting } from '../protocol.ts';
import type { Launch } from './catalogue.ts';

const GATEWAY = join(import.meta.dirname, '../../../../gateway/src/main.ts');
const OBSERVE = join(import.meta.dirname, 'observe.ts');

const OWN_SUBGRAPHS = ['identity', 'credit', 'lending', 'compliance', 'ledger'];
/** Answers of part `sizes` and more; a request never comes near it. */
const LARGEST_BYTES = 64 * 2 ** 20;
/** Points are counted as in production; no user comes to the end of them. */
const ENDLESS_POINTS = Number.MAX_SAFE_INTEGER;

/**
 * This repository's gateway as it is started in production, with its authentication, limits, access
 * rules, metrics and headers; the processor time is told by a module that is loaded before it. It has
 * no event log unless it is told of one, so nothing is ever revoked.
 *
 * @param further variables of its environment
 */
export async function launchBlockscore(
  setting: Setting,
  further: Readonly<Record<string, string>> = {},
): Promise<Launch> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-gateway-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const supergraph = join(folder, 'supergraph.graphql');
  writeFileSync(supergraph, setting.guardedSupergraphSdl);
  const { privateKey } = await generateKeyPair('Ed25519', { extractable: true });
  const port = await freePort();
  return {
    args: ['--import', OBSERVE, GATEWAY],
    environment: {
      PORT: String(port),
      LOG_LEVEL: 'silent',
      SUPERGRAPH_FILE: supergraph,
      GATEWAY_PRIVATE_KEY: JSON.stringify(await exportJWK(privateKey)),
      IDENTITY_URL: setting.identityUrl,
      ...addresses(setting),
      // Nobody listens there.
      EVENTS_DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
      // The benchmark's graphs have no tags.
      CONTRACTS: 'none',
      CONTRACT_OF_KEYS: 'all',
      MAX_RESPONSE_BYTES: String(LARGEST_BYTES),
      RATE_LIMIT_USER_POINTS: String(ENDLESS_POINTS),
      ...further,
    },
    serves: {
      url: `http://127.0.0.1:${port}/graphql`,
      readiness: `http://127.0.0.1:${port}/health/ready`,
    },
  };
}

/** Of the subgraphs that it knows by a variable of their own, and of others. */
function addresses({ subgraphs }: Setting): Readonly<Record<string, string>> {
  const isOwn = ({ name }: SubgraphSetting) => OWN_SUBGRAPHS.includes(name);
  const baseUrl = ({ url }: SubgraphSetting) => url.replace(/\/graphql$/, '');
  const further = subgraphs.filter((subgraph) => !isOwn(subgraph));
  return {
    ...Object.fromEntries(
      subgraphs.filter(isOwn).map((own) => [`${own.name.toUpperCase()}_URL`, baseUrl(own)]),
    ),
    SUBGRAPH_URLS: further.map((other) => `${other.name}=${baseUrl(other)}`).join(','),
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('There is no free port.');
  return address.port;
}
