import { isCurrency, type Money, parseMoney } from '@blockscore/money';
import {
  commandVariables,
  databaseUrl,
  flagVariable,
  readConfig,
  servingVariables,
} from '@blockscore/service';
import { z } from 'zod';
import type { ChainSettings } from './app/chain-ports.ts';

const GWEI = 10n ** 9n;

const own = {
  LEDGER_DATABASE_URL: databaseUrl,
  /** The lender's one currency. */
  CURRENCY: z.string().refine(isCurrency, 'must be an ISO 4217 code such as USD').default('USD'),
  /** Major units: the capital that the lender begins with, posted once. */
  OPENING_CAPITAL: z
    .string()
    .regex(/^\d{1,12}(\.\d{1,3})?$/, 'must be an amount such as 1000000.00')
    .optional(),
  /** `false`: nothing is meant for a chain and none is asked. */
  ENABLE_BLOCKCHAIN: flagVariable.default(true),
  BLOCKCHAIN_PROVIDER_URL: z
    .string()
    .regex(/^https?:\/\//, 'must be a URL such as http://127.0.0.1:8545')
    .optional(),
  BLOCKCHAIN_PRIVATE_KEY: z
    .string()
    .regex(/^0x[0-9a-fA-F]{64}$/, 'must be 0x and 64 hex digits')
    .optional(),
  /** Blocks that make a transaction CONFIRMED, the one that holds it being the first. */
  BLOCKCHAIN_CONFIRMATIONS: z.coerce.number().int().min(1).max(1_000).default(3),
  /** Blocks after which a block is no longer looked at. */
  BLOCKCHAIN_SETTLE_DEPTH: z.coerce.number().int().min(1).max(10_000).default(64),
  /** The most that is offered for a unit of gas. */
  BLOCKCHAIN_MAX_FEE_GWEI: z.coerce.number().int().min(1).max(1_000_000).default(100),
  /** Milliseconds between two looks at the chain. */
  BLOCKCHAIN_POLL_MS: z.coerce.number().int().min(20).max(600_000).default(1_000),
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
  if (!given.ENABLE_BLOCKCHAIN) return;
  for (const name of ['BLOCKCHAIN_PROVIDER_URL', 'BLOCKCHAIN_PRIVATE_KEY'] as const) {
    if (given[name] !== undefined) continue;
    const message = 'must be set, or set ENABLE_BLOCKCHAIN=false';
    context.addIssue({ code: 'custom', path: [name], message });
  }
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

export interface ChainConfig {
  readonly providerUrl: string;
  readonly privateKey: string;
  readonly pollMs: number;
  readonly settings: ChainSettings;
}

/** What the chain worker needs; null while the chain is switched off. */
export function chainConfig(config: CommandConfig): ChainConfig | null {
  const { BLOCKCHAIN_PROVIDER_URL: providerUrl, BLOCKCHAIN_PRIVATE_KEY: privateKey } = config;
  if (!config.ENABLE_BLOCKCHAIN || providerUrl === undefined || privateKey === undefined) {
    return null;
  }
  const requiredConfirmations = config.BLOCKCHAIN_CONFIRMATIONS;
  return {
    providerUrl,
    privateKey,
    pollMs: config.BLOCKCHAIN_POLL_MS,
    settings: {
      requiredConfirmations,
      settleDepth: Math.max(config.BLOCKCHAIN_SETTLE_DEPTH, requiredConfirmations),
      maxFeePerGas: BigInt(config.BLOCKCHAIN_MAX_FEE_GWEI) * GWEI,
      rebroadcastAfterMs: 5_000,
      replaceAfterMs: 60_000,
      // Nodes keep at least this many of one sender in their pools.
      maxInFlight: 16,
      anchorEveryMs: config.ANCHOR_EVERY_SECONDS * 1_000,
      lostAfter: { rounds: 5, milliseconds: 5_000 },
    },
  };
}
