import { isCurrency, type Money, parseMoney } from '@blockscore/money';
import {
  commandVariables,
  databaseUrl,
  flagVariable,
  keyServiceVariables,
  readConfig,
  servingVariables,
} from '@blockscore/service';
import type { KmsOptions } from '@blockscore/vault';
import { z } from 'zod';
import type { AttestationSettings } from './app/attestation-ports.ts';
import type { ChainSettings } from './app/chain-ports.ts';
import type { LoanRegistrySettings } from './app/loan-ports.ts';
import type { Ports } from './app/ports.ts';

const GWEI = 10n ** 9n;
const DAY_MS = 24 * 60 * 60 * 1_000;
const ETHER_DIGITS = 18;
const MOST_ENDPOINTS = 10;
const AN_ENDPOINT = /^https?:\/\/[^\s,]+$/;

const privateKey = z.string().regex(/^0x[0-9a-fA-F]{64}$/, 'must be 0x and 64 hex digits');
const kmsKeyId = z.string().max(2_048);

const own = {
  LEDGER_DATABASE_URL: databaseUrl,
  /** The lender's one currency. */
  CURRENCY: z.string().refine(isCurrency, 'must be an ISO 4217 code such as USD').default('USD'),
  /** Major units: the capital that the lender begins with, posted once. */
  OPENING_CAPITAL: z
    .string()
    .regex(/^\d{1,12}(\.\d{1,3})?$/, 'must be an amount such as 1000000.00')
    .optional(),
  /** Major units: what staff posts above it takes two people; `none`: nothing does. */
  JOURNAL_APPROVAL_ABOVE: z
    .string()
    .regex(/^(none|\d{1,12}(\.\d{1,3})?)$/, 'must be an amount such as 25000, or none')
    .default('25000'),
  /** `false`: nothing is meant for a chain and none is asked. */
  ENABLE_BLOCKCHAIN: flagVariable.default(true),
  /** One endpoint, or several separated by commas. */
  BLOCKCHAIN_PROVIDER_URL: z
    .string()
    .transform((text) => text.split(',').map((url) => url.trim()))
    .refine((urls) => urls.every((url) => AN_ENDPOINT.test(url) && URL.canParse(url)), {
      message: 'must be a URL such as http://127.0.0.1:8545, or several separated by commas',
    })
    .refine((urls) => new Set(urls).size === urls.length && urls.length <= MOST_ENDPOINTS, {
      message: `must be at most ${MOST_ENDPOINTS} URLs, each another one`,
    })
    .optional(),
  /** How many endpoints must say the same, at the least, before anything is decided by it. */
  BLOCKCHAIN_QUORUM: z.coerce.number().int().min(1).max(MOST_ENDPOINTS).default(1),
  BLOCKCHAIN_PRIVATE_KEY: privateKey.optional(),
  /** In place of the private key: an asymmetric key of AWS KMS, ECC_SECG_P256K1 for SIGN_VERIFY. */
  BLOCKCHAIN_KMS_KEY_ID: kmsKeyId.optional(),
  ...keyServiceVariables,
  /** Ether: when the account that pays has less, operators are told. */
  BLOCKCHAIN_MIN_BALANCE: z
    .string()
    .regex(/^\d{1,9}(\.\d{1,18})?$/, 'must be an amount of ether such as 0.05')
    .default('0.05'),
  /** Blocks that make a transaction CONFIRMED, the one that holds it being the first. */
  BLOCKCHAIN_CONFIRMATIONS: z.coerce.number().int().min(1).max(1_000).default(3),
  /** Blocks after which a block is no longer looked at. */
  BLOCKCHAIN_SETTLE_DEPTH: z.coerce.number().int().min(1).max(10_000).default(64),
  /** The most that is offered for a unit of gas. */
  BLOCKCHAIN_MAX_FEE_GWEI: z.coerce.number().int().min(1).max(1_000_000).default(100),
  /** Contracts that administrators may ask for in 24 hours, all of them together. */
  BLOCKCHAIN_DEPLOYMENTS_PER_DAY: z.coerce.number().int().min(0).max(1_000).default(5),
  /** Milliseconds between two looks at the chain. */
  BLOCKCHAIN_POLL_MS: z.coerce.number().int().min(20).max(600_000).default(1_000),
  /** Whether the states of loans are written to a LoanRegistry: three transactions for each loan. */
  ENABLE_LOAN_REGISTRY: flagVariable.default(false),
  /** Days that a loan must have been paid off or given up before that is written, for good. */
  LOAN_REGISTRY_END_AFTER_DAYS: z.coerce.number().int().min(0).max(1_000).default(60),
  /** Whether scores are attested in an AttestationRegistry. */
  ENABLE_ATTESTATIONS: flagVariable.default(false),
  /** Days after its finances were stated for which the word on a score holds: as long as lending decides by it. */
  ATTESTATION_VALID_DAYS: z.coerce.number().int().min(1).max(3_650).default(90),
  /** The key of the attester; the chain's where none is given. */
  ATTESTER_PRIVATE_KEY: privateKey.optional(),
  ATTESTER_KMS_KEY_ID: kmsKeyId.optional(),
  /** Of the attester before, to revoke what it attested. */
  PREVIOUS_ATTESTER_PRIVATE_KEY: privateKey.optional(),
  PREVIOUS_ATTESTER_KMS_KEY_ID: kmsKeyId.optional(),
  /** Seconds between two anchors of commitments, at the least; many that wait are not kept so long. */
  ANCHOR_EVERY_SECONDS: z.coerce.number().int().min(1).max(86_400).default(60),
};

type Own = z.output<z.ZodObject<typeof own>>;

function checkTogether(given: Own, context: z.RefinementCtx<Own>): void {
  const capital = parseMoney(given.OPENING_CAPITAL ?? '1', given.CURRENCY);
  if (!capital.ok || capital.value.minor === 0n) {
    const message = capital.ok ? 'must be more than zero' : capital.error;
    context.addIssue({ code: 'custom', path: ['OPENING_CAPITAL'], message });
  }
  if (given.JOURNAL_APPROVAL_ABOVE !== 'none') {
    const above = parseMoney(given.JOURNAL_APPROVAL_ABOVE, given.CURRENCY);
    const path = ['JOURNAL_APPROVAL_ABOVE'];
    if (!above.ok) context.addIssue({ code: 'custom', path, message: above.error });
  }
  if (!given.ENABLE_BLOCKCHAIN) return;
  for (const [name, message] of chainProblems(given)) {
    context.addIssue({ code: 'custom', path: [name], message });
  }
}

function chainProblems(given: Own): readonly (readonly [keyof Own, string])[] {
  const problems: (readonly [keyof Own, string])[] = [];
  const { BLOCKCHAIN_PRIVATE_KEY: local, BLOCKCHAIN_KMS_KEY_ID: kms } = given;
  const urls = given.BLOCKCHAIN_PROVIDER_URL;
  if (urls === undefined) {
    problems.push(['BLOCKCHAIN_PROVIDER_URL', 'must be set, or set ENABLE_BLOCKCHAIN=false']);
  } else if (given.BLOCKCHAIN_QUORUM > urls.length) {
    problems.push(['BLOCKCHAIN_QUORUM', 'must not be more than there are endpoints']);
  }
  if (local === undefined && kms === undefined) {
    const message = 'must be set, or BLOCKCHAIN_KMS_KEY_ID, or set ENABLE_BLOCKCHAIN=false';
    problems.push(['BLOCKCHAIN_PRIVATE_KEY', message]);
  }
  return [...problems, ...keyProblems(given)];
}

/** Where the keys of accounts are kept: in one place each. */
const KEPT = [
  ['BLOCKCHAIN_PRIVATE_KEY', 'BLOCKCHAIN_KMS_KEY_ID'],
  ['ATTESTER_PRIVATE_KEY', 'ATTESTER_KMS_KEY_ID'],
  ['PREVIOUS_ATTESTER_PRIVATE_KEY', 'PREVIOUS_ATTESTER_KMS_KEY_ID'],
] as const;

function keyProblems(given: Own): readonly (readonly [keyof Own, string])[] {
  const problems: (readonly [keyof Own, string])[] = [];
  const needing = new Set<string>();
  for (const [local, kms] of KEPT) {
    if (given[kms] === undefined) continue;
    needing.add(kms);
    if (given[local] !== undefined) {
      problems.push([kms, `must not be set together with ${local}`]);
    }
  }
  const [first] = needing;
  if (first === undefined) return problems;
  for (const name of ['AWS_REGION', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'] as const) {
    if (given[name] === undefined) problems.push([name, `must be set for ${first}`]);
  }
  return problems;
}

const variables = z.object({ ...servingVariables, ...own }).superRefine(checkTogether);
/** A command listens nowhere and hears nobody. */
const ofCommand = z.object({ ...commandVariables, ...own }).superRefine(checkTogether);

export type Config = z.output<typeof variables>;
export type CommandConfig = z.output<typeof ofCommand>;

export function ledgerConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  return readConfig(variables, environment);
}

/** The configuration of this process. */
export function configOfProcess(): Config {
  return ledgerConfig(process.env);
}

/** The configuration of a command beside it. */
export function configOfCommand(): CommandConfig {
  return readConfig(ofCommand, process.env);
}

/** What the lender begins with; null when nothing is to be posted. */
export function openingCapital(config: Config): Money | null {
  if (config.OPENING_CAPITAL === undefined) return null;
  const capital = parseMoney(config.OPENING_CAPITAL, config.CURRENCY);
  if (!capital.ok) throw new Error(`OPENING_CAPITAL: ${capital.error}`);
  return capital.value;
}

/** What staff posts above it takes two people, in minor units; null where nothing does. */
function journalApprovalAbove(config: CommandConfig): bigint | null {
  if (config.JOURNAL_APPROVAL_ABOVE === 'none') return null;
  const above = parseMoney(config.JOURNAL_APPROVAL_ABOVE, config.CURRENCY);
  if (!above.ok) throw new Error(`JOURNAL_APPROVAL_ABOVE: ${above.error}`);
  return above.value.minor;
}

/** What is settled of the books. */
export function bookSettings(
  config: CommandConfig,
): Pick<Ports, 'currency' | 'journalApprovalAbove' | 'loanRegistry' | 'attesting'> {
  return {
    currency: config.CURRENCY,
    journalApprovalAbove: journalApprovalAbove(config),
    loanRegistry: loanRegistrySettings(config),
    attesting: attestationSettings(config),
  };
}

/** Where the chain's key is kept. */
export type SigningKeyConfig =
  | { readonly kind: 'LOCAL'; readonly privateKey: string }
  | { readonly kind: 'KMS'; readonly keyId: string; readonly access: KmsOptions };

export interface ChainConfig {
  readonly providerUrls: readonly string[];
  /** Endpoints that must say the same, at the least. */
  readonly quorum: number;
  readonly key: SigningKeyConfig;
  /** The one who attests first, then those who did. */
  readonly attesters: readonly SigningKeyConfig[];
  readonly pollMs: number;
  readonly settings: ChainSettings;
}

/** What the chain worker needs; null while the chain is switched off. */
export function chainConfig(config: CommandConfig): ChainConfig | null {
  const providerUrls = config.BLOCKCHAIN_PROVIDER_URL;
  const key = signingKeyConfig(config);
  if (!config.ENABLE_BLOCKCHAIN || providerUrls === undefined || key === null) return null;
  const requiredConfirmations = config.BLOCKCHAIN_CONFIRMATIONS;
  return {
    providerUrls,
    quorum: config.BLOCKCHAIN_QUORUM,
    key,
    attesters: attesterKeys(config, key),
    pollMs: config.BLOCKCHAIN_POLL_MS,
    settings: {
      requiredConfirmations,
      settleDepth: Math.max(config.BLOCKCHAIN_SETTLE_DEPTH, requiredConfirmations),
      maxFeePerGas: BigInt(config.BLOCKCHAIN_MAX_FEE_GWEI) * GWEI,
      minBalance: weiOf(config.BLOCKCHAIN_MIN_BALANCE),
      rebroadcastAfterMs: 5_000,
      replaceAfterMs: 60_000,
      // Nodes keep at least this many of one sender in their pools.
      maxInFlight: 16,
      anchorEveryMs: config.ANCHOR_EVERY_SECONDS * 1_000,
      loanRegistry: loanRegistrySettings(config),
      attestations: attestationSettings(config),
      deploymentsPerDay: config.BLOCKCHAIN_DEPLOYMENTS_PER_DAY,
      lostAfter: { rounds: 5, milliseconds: 5_000 },
    },
  };
}

/** Null where loans are not to be registered. */
function loanRegistrySettings(config: CommandConfig): LoanRegistrySettings | null {
  if (!config.ENABLE_LOAN_REGISTRY) return null;
  return { endAfterMs: config.LOAN_REGISTRY_END_AFTER_DAYS * DAY_MS };
}

/** Null where scores are not to be attested. */
function attestationSettings(config: CommandConfig): AttestationSettings | null {
  return config.ENABLE_ATTESTATIONS ? { validDays: config.ATTESTATION_VALID_DAYS } : null;
}

function signingKeyConfig(config: CommandConfig): SigningKeyConfig | null {
  return keyConfig(config, config.BLOCKCHAIN_PRIVATE_KEY, config.BLOCKCHAIN_KMS_KEY_ID);
}

/** The chain's key is among them: it may have attested before there was one for that. */
function attesterKeys(config: CommandConfig, ofChain: SigningKeyConfig): SigningKeyConfig[] {
  const { ATTESTER_PRIVATE_KEY: local, ATTESTER_KMS_KEY_ID: kms } = config;
  const { PREVIOUS_ATTESTER_PRIVATE_KEY: before, PREVIOUS_ATTESTER_KMS_KEY_ID: kmsBefore } = config;
  const keys = [keyConfig(config, local, kms), ofChain, keyConfig(config, before, kmsBefore)];
  return keys.filter((key) => key !== null);
}

function keyConfig(
  config: CommandConfig,
  privateKey: string | undefined,
  keyId: string | undefined,
): SigningKeyConfig | null {
  if (privateKey !== undefined) return { kind: 'LOCAL', privateKey };
  const { AWS_REGION: region, AWS_ACCESS_KEY_ID: accessKeyId } = config;
  const { AWS_SECRET_ACCESS_KEY: secretAccessKey } = config;
  if (keyId === undefined || region === undefined) return null;
  if (accessKeyId === undefined || secretAccessKey === undefined) return null;
  const { KMS_ENDPOINT: endpoint, AWS_SESSION_TOKEN: sessionToken } = config;
  const access = { region, accessKeyId, secretAccessKey, endpoint, sessionToken };
  return { kind: 'KMS', keyId, access };
}

/** Whole wei of an amount of ether. */
function weiOf(ether: string): bigint {
  const [whole = '0', fraction = ''] = ether.split('.');
  return BigInt(whole + fraction.padEnd(ETHER_DIGITS, '0'));
}
