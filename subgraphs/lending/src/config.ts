import { isCurrency } from '@blockscore/money';
import {
  commandVariables,
  databaseUrl,
  flagVariable,
  isProductionEnvironment,
  masterKeyVariables,
  readConfig,
  subgraphVariables,
  withMasterKey,
} from '@blockscore/service';
import { z } from 'zod';
import { MAX_GRACE_DAYS } from './domain/payment-differences.ts';

const amount = z.string().regex(/^\d{1,12}(\.\d{1,3})?$/, 'must be an amount such as 25000');

const line = z.string().regex(/^[^\p{Cc}]{1,200}$/u, 'must be one line of 1 to 200 characters');

const own = {
  LENDING_DATABASE_URL: databaseUrl,
  /** The one currency that the lender runs in. */
  CURRENCY: z.string().refine(isCurrency, 'must be an ISO 4217 currency').default('USD'),
  /** Major units: what takes a person's loans and offers above it needs a second officer. */
  SECOND_APPROVAL_ABOVE: amount.default('25000'),
  /** Who lends, as borrowers are told. */
  LENDER_NAME: line.default('BlockScore Demo Lender'),
  LENDER_ADDRESS: line.default('1 Example Street, Springfield, USA'),
  /** The agency that watches over equal credit opportunity with this lender: see Regulation B, appendix A. */
  LENDER_REGULATOR: line.default(
    'Federal Trade Commission, Equal Credit Opportunity, Washington, DC 20580',
  ),
  OFFER_VALID_DAYS: z.coerce.number().int().min(1).max(365).default(14),
  /** A clearance older than this does not let money out. */
  CLEARANCE_FRESH_HOURS: z.coerce.number().int().min(1).max(720).default(24),
  /** Whether compliance is asked before money moves: docs/compliance/monitoring.md. */
  ENABLE_PAYMENT_MONITORING: flagVariable.default(true),
  /** After so long without an answer a collection goes on. */
  COLLECTION_CHECK_PATIENCE_SECONDS: z.coerce.number().int().min(0).max(86_400).default(60),
  /** After so long without an answer a payout that waits is told of in the log. */
  PAYOUT_CHECK_PATIENCE_SECONDS: z.coerce.number().int().min(0).max(86_400).default(300),
  /** Days of later statements in which a payment may turn up before it is missing: docs/reconciliation.md. */
  STATEMENT_GRACE_DAYS: z.coerce.number().int().min(0).max(MAX_GRACE_DAYS).default(3),
  /** Applications that a borrower may have open at a time. */
  MAX_OPEN_APPLICATIONS: z.coerce.number().int().min(1).max(100).default(5),
  /** How long an erased person's applications and loans are kept, without a name: docs/compliance/privacy.md. */
  RETENTION_CREDIT_FILE_MONTHS: z.coerce.number().int().min(0).max(600).default(25),
  RETENTION_LOAN_FILE_MONTHS: z.coerce.number().int().min(0).max(600).default(60),
  /** For development: webhooks may go to private addresses, by http and to any port. */
  WEBHOOKS_ALLOW_PRIVATE: flagVariable.default(false),
};
const callbackSecret = z
  .base64('must be 32 bytes in base64')
  .transform((text) => Buffer.from(text, 'base64'))
  .refine((bytes) => bytes.length === 32, 'must be 32 bytes in base64');

/** What the process reads that serves, and no command beside it. */
const serving = {
  /** Shared with the payment provider, which signs its callbacks with it: docs/payments.md. */
  PAYMENT_CALLBACK_SECRET: callbackSecret,
  /** The one before, which is taken too while the provider changes over. */
  PREVIOUS_PAYMENT_CALLBACK_SECRET: callbackSecret.optional(),
  /** Where statements of the payment provider are laid down; left out: nowhere. */
  PAYMENT_STATEMENT_DIR: z.string().min(1).max(1_000).optional(),
  /** Where the simulated provider sends its callbacks; left out: to this process itself. */
  PAYMENT_CALLBACK_URL: z.url({ protocol: /^https?$/ }).optional(),
};
const variables = withMasterKey(z.object({ ...subgraphVariables, ...own, ...serving }));
/** A command listens nowhere and hears nobody. */
const ofCommand = withMasterKey(z.object({ ...commandVariables, ...masterKeyVariables, ...own }));

export type Config = z.output<typeof variables>;
export type CommandConfig = z.output<typeof ofCommand>;

export function lendingConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  return readConfig(variables, environment);
}

/** The configuration of this process. */
export function configOfProcess(): Config {
  return lendingConfig(process.env);
}

export function commandConfig(
  environment: Readonly<Record<string, string | undefined>>,
): CommandConfig {
  return readConfig(ofCommand, environment);
}

/** The configuration of a command beside it. */
export function configOfCommand(): CommandConfig {
  return commandConfig(process.env);
}

/** All that a command reads which only looks into tables. */
export function databaseUrlOfCommand(): string {
  const { LENDING_DATABASE_URL } = own;
  return readConfig(z.object({ LENDING_DATABASE_URL }), process.env).LENDING_DATABASE_URL;
}

/** Whether nothing that is invented may be written into what this process sees. */
export function isProduction(): boolean {
  return isProductionEnvironment(process.env);
}
