import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Settings } from './config.ts';
import { dataPaths, entryOf, type ProcessName, SUBGRAPHS } from './layout.ts';
import type { Secrets } from './secrets.ts';

/** The addresses of what runs, as the processes need them. */
export interface Backing {
  /** Of a role that may do everything in the database; no process gets it. */
  readonly adminUrl: string;
  readonly redisUrl: string | undefined;
  readonly chainUrl: string | undefined;
  readonly chainPrivateKey: string | undefined;
  readonly mailDirectory: string;
}

/** The role with which the gateway reads the event log where that is in Postgres. */
export const EVENT_READER = 'gateway_app';

/** Major units of whatever currency. */
const DEMO_CAPITAL = '5000000';

/** An invented lender, as its reports of suspicious activity name it; its numbers are nobody's. */
const DEMO_FILER = {
  SAR_FILER_NAME: 'BlockScore Demo Lender',
  SAR_FILER_EIN: '000000000',
  SAR_FILER_STREET: '1 Example Street',
  SAR_FILER_CITY: 'Springfield',
  SAR_FILER_STATE: 'NY',
  SAR_FILER_ZIP: '00000',
  SAR_FILER_PHONE: '2025550100',
  SAR_CONTACT_OFFICE: 'Demo compliance office',
  SAR_CONTACT_PHONE: '2025550101',
  SAR_TRANSMITTER_CODE: 'DEMO0000',
};

/** Named by the packages that all processes are built on. */
const READ_BY_ALL = ['LOG_LEVEL', 'DATABASE_POOL'];

/**
 * The whole environment of one process: its own database role and key and nothing of the others.
 */
export function environmentOf(
  name: ProcessName,
  settings: Settings,
  secrets: Secrets,
  backing: Backing,
): Record<string, string> {
  return { ...ownEnvironment(name, settings, secrets, backing), ...settings.extra?.[name] };
}

function ownEnvironment(
  name: ProcessName,
  settings: Settings,
  secrets: Secrets,
  backing: Backing,
): Record<string, string> {
  const common = {
    ...passedOnTo(name, settings),
    HOST: '127.0.0.1',
    PORT: String(settings.ports[name]),
    ...(backing.redisUrl === undefined ? {} : { REDIS_URL: backing.redisUrl }),
  };
  if (name === 'gateway') {
    return { ...common, HOST: settings.host, ...gatewayOnly(settings, secrets, backing) };
  }
  const databaseUrl = urlAs(backing.adminUrl, `${name}_app`, secrets.roles[name].app);
  return {
    ...common,
    [`${name.toUpperCase()}_DATABASE_URL`]: databaseUrl,
    ...(backing.redisUrl === undefined ? { EVENTS_DATABASE_URL: databaseUrl } : {}),
    GATEWAY_PUBLIC_KEY: secrets.gatewayPublicKey,
    ...(name === 'lending' ? { PAYMENT_CALLBACK_SECRET: callbackSecretOf(settings, secrets) } : {}),
    ...(name === 'compliance' ? { ERASURE_REGISTER_FILE: dataPaths(settings.home).erasures } : {}),
    ...(name === 'compliance' ? { ...documentsOf(settings), ...filerOf(settings) } : {}),
    ...(name === 'identity' ? { ...mailOf(settings, backing), ...passkeysOf(settings) } : {}),
    ...(name === 'ledger'
      ? ledgerOnly(settings, backing)
      : { ENCRYPTION_KEY: settings.encryptionKey ?? secrets.encryptionKeys[name] }),
  };
}

/** A provider of the developer's own brings its own. */
function callbackSecretOf({ given }: Settings, { paymentCallbackSecret }: Secrets): string {
  return given['PAYMENT_CALLBACK_SECRET'] ?? paymentCallbackSecret;
}

/** The explorer's page asks for passkeys, on whatever port it is served. */
function passkeysOf({ given, ports }: Settings): Record<string, string> {
  const own = `http://localhost:${ports.gateway}`;
  return { PASSKEY_ORIGINS: given['PASSKEY_ORIGINS'] ?? own };
}

/** Documents of people are kept beside the database, and sent to the gateway of this stack. */
function documentsOf({ given, home, ports }: Settings): Record<string, string> {
  const hasOwn = [given['KYC_DOCUMENT_DIR'], given['KYC_S3_URL']].some((own) => (own ?? '') !== '');
  return {
    KYC_FILES_URL: given['KYC_FILES_URL'] ?? `http://localhost:${ports.gateway}`,
    ...(hasOwn ? {} : { KYC_DOCUMENT_DIR: dataPaths(home).documents }),
  };
}

/** Where nothing of it is said: a lender that is named has all of it, or is told what is missing. */
function filerOf({ seedDemo, given }: Settings): Record<string, string> {
  const isNamed = Object.keys(DEMO_FILER).some((name) => (given[name] ?? '') !== '');
  return seedDemo && !isNamed ? DEMO_FILER : {};
}

/** A developer finds each mail in the console, unless told otherwise; elsewhere none is printed. */
function mailOf({ given }: Settings, backing: Backing): Record<string, string> {
  return { MAIL_DIRECTORY: backing.mailDirectory, MAIL_PRINT: given['MAIL_PRINT'] ?? 'true' };
}

function gatewayOnly(
  settings: Settings,
  secrets: Secrets,
  backing: Backing,
): Record<string, string> {
  const urls = SUBGRAPHS.map((subgraph) => [
    `${subgraph.toUpperCase()}_URL`,
    `http://127.0.0.1:${settings.ports[subgraph]}`,
  ]);
  const events = urlAs(backing.adminUrl, EVENT_READER, secrets.eventsPassword);
  return {
    ...Object.fromEntries(urls),
    GATEWAY_PRIVATE_KEY: secrets.gatewayPrivateKey,
    ...(backing.redisUrl === undefined ? { EVENTS_DATABASE_URL: events } : {}),
  };
}

/** It keeps no personal data, so it gets no key; the demo lender has money to lend. */
function ledgerOnly({ seedDemo, given }: Settings, backing: Backing): Record<string, string> {
  const capital = { OPENING_CAPITAL: given['OPENING_CAPITAL'] ?? DEMO_CAPITAL };
  return { ...chainOf(backing), ...(seedDemo ? capital : {}) };
}

function chainOf(backing: Backing): Record<string, string> {
  return {
    ...(backing.chainUrl === undefined ? {} : { BLOCKCHAIN_PROVIDER_URL: backing.chainUrl }),
    ...(backing.chainPrivateKey === undefined
      ? {}
      : { BLOCKCHAIN_PRIVATE_KEY: backing.chainPrivateKey }),
  };
}

/**
 * What a process may be told by whoever starts the stack: the variables that its `config.ts`, the
 * only place where it reads its environment, names. What the stack itself sets comes before.
 */
function passedOnTo(name: ProcessName, settings: Settings): Record<string, string> {
  const names = configuredNames(name);
  return Object.fromEntries(
    Object.entries(settings.given).filter(([variable]) => names.has(variable)),
  );
}

/** The environment variables that a process reads. */
function configuredNames(name: ProcessName): ReadonlySet<string> {
  const source = readFileSync(join(dirname(entryOf(name)), 'config.ts'), 'utf8');
  return new Set([...READ_BY_ALL, ...(source.match(/\b[A-Z][A-Z0-9_]+(?=:)/g) ?? [])]);
}

/** The same database through another role. */
export function urlAs(url: string, role: string, password: string): string {
  const other = new URL(url);
  other.username = role;
  other.password = password;
  return other.href;
}
