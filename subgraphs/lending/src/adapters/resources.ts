import { createHash } from 'node:crypto';
import { type Connection, type ConnectOptions, connect } from '@blockscore/database';
import { type JobQueue, openJobs } from '@blockscore/jobs';
import { Decimal, minorDigits, toMinor } from '@blockscore/money';
import { createLogger, type Logger } from '@blockscore/service';
import {
  createConfiguredKeyProvider,
  createVault,
  openLookupKey,
  type Vault,
} from '@blockscore/vault';
import type { LendingJobs } from '../app/jobs.ts';
import type { PaymentProvider } from '../app/payment-ports.ts';
import type { Clock, LendingRules, Ports } from '../app/ports.ts';
import type { CommandConfig } from '../config.ts';
import { sealAgreement } from './agreement-seal.ts';
import { newConsentCode } from './consent-code.ts';
import { printCosts } from './cost-printer.ts';
import { CATALOGUE } from './job-catalogue.ts';
import { createPayoffSigner } from './payoff-signer.ts';
import { readPolicy } from './policy-content.ts';
import { createSimulatedPaymentProvider } from './simulated-payment-provider.ts';
import { dataKeys } from './tables.ts';
import { createWebhookTools } from './webhook-sender.ts';
import { createTransact } from './work.ts';

/** What stands in for the real thing: a clock that is moved, a provider that is watched. */
export interface Substitutes {
  readonly clock?: Clock;
  readonly paymentProvider?: PaymentProvider;
}

/** What the process holds open. */
export interface Resources {
  readonly connection: Connection;
  readonly vault: Vault;
  readonly jobs: JobQueue<LendingJobs>;
  readonly logger: Logger;
  readonly clock: Clock;
}

export async function openResources(
  config: CommandConfig,
  { clock }: Substitutes = {},
  options: Pick<ConnectOptions, 'awaitDisk'> = {},
): Promise<Resources> {
  const keyProvider = createConfiguredKeyProvider(config);
  const connection = connect(config.LENDING_DATABASE_URL, {
    max: config.DATABASE_POOL,
    name: 'lending',
    ...options,
  });
  const lookupKey = await openLookupKey(connection.db, { keyProvider, dataKeys, adopt: config });
  return {
    connection,
    vault: createVault({ keyProvider, dataKeys, lookupKey }),
    jobs: await openJobs({ subgraph: 'lending', connection, catalogue: CATALOGUE }),
    logger: createLogger('lending', config.LOG_LEVEL),
    clock: clock ?? (() => new Date()),
  };
}

export function rulesOf(config: CommandConfig): LendingRules {
  return {
    currency: config.CURRENCY,
    creditor: {
      name: config.LENDER_NAME,
      address: config.LENDER_ADDRESS,
      regulator: config.LENDER_REGULATOR,
    },
    secondApprovalAbove: toMinor(
      new Decimal(config.SECOND_APPROVAL_ABOVE),
      minorDigits(config.CURRENCY),
    ),
    offerValidDays: config.OFFER_VALID_DAYS,
    clearanceFreshHours: config.CLEARANCE_FRESH_HOURS,
    paymentChecks: {
      enabled: config.ENABLE_PAYMENT_MONITORING,
      collectionPatienceMs: config.COLLECTION_CHECK_PATIENCE_SECONDS * 1_000,
      payoutPatienceMs: config.PAYOUT_CHECK_PATIENCE_SECONDS * 1_000,
    },
    statementGraceDays: config.STATEMENT_GRACE_DAYS,
    maxOpenApplications: config.MAX_OPEN_APPLICATIONS,
    retention: {
      creditFileMonths: config.RETENTION_CREDIT_FILE_MONTHS,
      loanFileMonths: config.RETENTION_LOAN_FILE_MONTHS,
    },
  };
}

export function createPorts(
  resources: Resources,
  config: CommandConfig,
  substitutes: Substitutes = {},
): Ports {
  return { ...timelessPorts(resources, config), ...portsByClock(resources, substitutes) };
}

/** Those that go by the clock. */
export function portsByClock(
  resources: Resources,
  { paymentProvider }: Substitutes = {},
): Pick<Ports, 'transact' | 'clock' | 'paymentProvider'> {
  const { db } = resources.connection;
  return {
    transact: createTransact(resources),
    clock: resources.clock,
    paymentProvider: paymentProvider ?? createSimulatedPaymentProvider({ ...resources, db }),
  };
}

/** Those that do not. */
export function timelessPorts(
  { vault, logger }: Resources,
  config: CommandConfig,
): Omit<Ports, keyof ReturnType<typeof portsByClock>> {
  return {
    rules: rulesOf(config),
    readPolicy,
    onProviderFault: (error, orderId) =>
      logger.warn({ err: error, orderId }, 'the payment provider could not be asked'),
    webhooks: createWebhookTools({ allowPrivate: config.WEBHOOKS_ALLOW_PRIVATE }),
    newConsentCode,
    sha256: (bytes) => createHash('sha256').update(bytes).digest('hex'),
    sealAgreement,
    payoffSigner: createPayoffSigner(vault),
    printCosts,
  };
}
