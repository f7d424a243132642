import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { dataPaths, SUBGRAPHS, type Subgraph } from './layout.ts';
import { outsideFolders } from './postgres-place.ts';
import { readPrivate, writePrivate } from './private-file.ts';
import { StackError } from './stack-error.ts';

export interface RolePasswords {
  readonly owner: string;
  readonly app: string;
}

/** What is made once, at the first start, and without which the data cannot be used. */
export interface Secrets {
  readonly postgresPassword: string;
  readonly redisPassword: string;
  readonly eventsPassword: string;
  readonly roles: Readonly<Record<Subgraph, RolePasswords>>;
  /** A master key for each subgraph, 32 bytes in base64: one that leaks opens no other's data. */
  readonly encryptionKeys: Readonly<Record<Subgraph, string>>;
  /** Signs callbacks of the payment provider, 32 bytes in base64: docs/payments.md. */
  readonly paymentCallbackSecret: string;
  /** The pair with which the gateway signs caller tokens: Ed25519 as JSON Web Keys, as text. */
  readonly gatewayPrivateKey: string;
  readonly gatewayPublicKey: string;
  readonly chain: { readonly privateKey: string; readonly address: string };
}

/**
 * Reads the secrets, making those that are missing. Throws `StackError` when there is data and the
 * secrets that it needs are gone.
 */
export async function loadSecrets(home: string): Promise<Secrets> {
  const paths = dataPaths(home);
  const known = readPrivate(paths.secrets) as Partial<Secrets> | undefined;
  const places = [home, ...outsideFolders(home)].map((folder) => join(folder, 'postgres'));
  if (known === undefined && places.some((place) => existsSync(place))) {
    throw new StackError(
      `${paths.secrets} is gone, and the data of that time cannot be read without it; restore it, or begin anew with --fresh`,
    );
  }
  const secrets = await complete(known ?? {});
  if (JSON.stringify(secrets) !== JSON.stringify(known)) writePrivate(paths.secrets, secrets);
  return secrets;
}

/** The secrets of a stack that was started before; nothing is made. Throws `StackError`. */
export function readSecrets(home: string): Secrets {
  const { secrets } = dataPaths(home);
  const known = readPrivate(secrets) as Secrets | undefined;
  if (known !== undefined) return known;
  throw new StackError(`${secrets} is gone; restore it`);
}

/** Fresh secrets, kept nowhere: for tests. */
export function newSecrets(): Promise<Secrets> {
  return complete({});
}

async function complete(known: Partial<Secrets>): Promise<Secrets> {
  const keys =
    known.gatewayPrivateKey === undefined || known.gatewayPublicKey === undefined
      ? newGatewayKeys()
      : { gatewayPrivateKey: known.gatewayPrivateKey, gatewayPublicKey: known.gatewayPublicKey };
  return {
    postgresPassword: known.postgresPassword ?? newPassword(),
    redisPassword: known.redisPassword ?? newPassword(),
    eventsPassword: known.eventsPassword ?? newPassword(),
    roles: forEach((name) => known.roles?.[name] ?? { owner: newPassword(), app: newPassword() }),
    encryptionKeys: forEach(
      (name) => known.encryptionKeys?.[name] ?? randomBytes(32).toString('base64'),
    ),
    paymentCallbackSecret: known.paymentCallbackSecret ?? randomBytes(32).toString('base64'),
    ...keys,
    chain: known.chain ?? (await newChainKey()),
  };
}

function forEach<T>(make: (name: Subgraph) => T): Record<Subgraph, T> {
  return Object.fromEntries(SUBGRAPHS.map((name) => [name, make(name)])) as Record<Subgraph, T>;
}

/** 192 bits, safe in a URL and in a configuration file. */
function newPassword(): string {
  return randomBytes(24).toString('base64url');
}

function newGatewayKeys(): Pick<Secrets, 'gatewayPrivateKey' | 'gatewayPublicKey'> {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    gatewayPrivateKey: JSON.stringify(privateKey.export({ format: 'jwk' })),
    gatewayPublicKey: JSON.stringify(publicKey.export({ format: 'jwk' })),
  };
}

async function newChainKey(): Promise<Secrets['chain']> {
  const privateKey = `0x${randomBytes(32).toString('hex')}`;
  return { privateKey, address: await addressOf(privateKey) };
}

/** Loaded only when a key is new: an Ethereum library is heavy, and a start should be quick. */
export async function addressOf(privateKey: string): Promise<string> {
  const { computeAddress } = await import('ethers');
  return computeAddress(privateKey);
}
