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
import { ROLES } from './domain/user.ts';
import { mailFromVariable, mailServerVariable, withMail } from './mail-variables.ts';
import { domainVariable, originsVariable, withFactors } from './passkey-variables.ts';

const rolesVariable = z
  .string()
  .default('')
  .transform((text) => text.split(',').flatMap((name) => name.trim() || []))
  .pipe(z.array(z.enum(ROLES)));

/** What opens the stores, and is all that a command reads. */
const storeVariables = {
  IDENTITY_DATABASE_URL: databaseUrl,
  /** After so many days another key signs access tokens. */
  SIGNING_KEY_DAYS: z.coerce.number().min(1).max(365).default(30),
  /** Where mails are written in development, for want of a server; an erased person's are deleted. */
  MAIL_DIRECTORY: z.string().min(1).optional(),
};
const ofCommand = withMasterKey(
  z.object({ ...commandVariables, ...masterKeyVariables, ...storeVariables }),
);

const fields = withMail(
  withMasterKey(
    z.object({
      ...subgraphVariables,
      ...storeVariables,
      /** Claims of the access tokens; the gateway expects the same. */
      TOKEN_ISSUER: z.string().min(1).default('blockscore'),
      TOKEN_AUDIENCE: z.string().min(1).default('blockscore'),
      /** Development's: `false` lets nobody add second factors and asks nobody for them. */
      ENABLE_MFA: flagVariable.default(true),
      /** The domain that passkeys are made for: those of another one are lost. */
      PASSKEY_RP_ID: domainVariable,
      /** Origins of the pages that ask for passkeys, separated by commas. */
      PASSKEY_ORIGINS: originsVariable,
      /** Roles, separated by commas, that are of no use until a second factor was shown at sign-in. */
      MFA_REQUIRED_ROLES: rolesVariable,
      /** A session that was not used for so many days has ended; and none lasts longer than so many. */
      SESSION_IDLE_DAYS: z.coerce.number().positive().max(400).default(14),
      SESSION_ABSOLUTE_DAYS: z.coerce.number().positive().max(400).default(90),
      /** The same for officers, analysts and administrators, in hours. */
      STAFF_SESSION_IDLE_HOURS: z.coerce.number().positive().max(720).default(2),
      STAFF_SESSION_HOURS: z.coerce.number().positive().max(720).default(12),
      /** The cost of hashing a password; raised, it applies to each account from its next sign-in on. */
      PASSWORD_MEMORY_KIB: z.coerce.number().int().min(47_104).max(1_048_576).default(47_104),
      PASSWORD_PASSES: z.coerce.number().int().min(1).max(20).default(1),
      PASSWORD_PARALLELISM: z.coerce.number().int().min(1).max(16).default(1),
      /** Passwords hashed at the same time, and how many more may wait before one is told to try later. */
      PASSWORD_HASHES_AT_ONCE: z.coerce.number().int().min(1).max(64).default(4),
      PASSWORD_HASHES_WAITING: z.coerce.number().int().min(0).max(10_000).default(64),
      /** A service of breached passwords by ranges of SHA-1, as https://api.pwnedpasswords.com/range. */
      BREACHED_PASSWORDS_URL: z.url({ protocol: /^https?$/ }).optional(),
      /** Whether tries at passwords, codes and tokens are counted and slowed down. */
      ENABLE_RATE_LIMITING: flagVariable.default(true),
      /** The server that takes mails; STARTTLS is a must unless it is on the same machine. */
      MAIL_SERVER: mailServerVariable.optional(),
      MAIL_USERNAME: z.string().max(320).optional(),
      MAIL_PASSWORD: z.string().max(1_000).optional(),
      /** Whom mails come from. */
      MAIL_FROM: mailFromVariable.default({
        name: 'BlockScore',
        address: 'no-reply@blockscore.example',
      }),
      /** Development's: whether the log shows each mail, tokens and names included. */
      MAIL_PRINT: flagVariable.default(false),
      /** Where the lender's pages are: mails link to /verify-email and /reset-password there. */
      PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
      /** JSON list of accounts that the seed makes. */
      DEMO_USERS: z.string().optional(),
    }),
  ),
);

const variables = withFactors(fields);

export type Config = z.output<typeof variables>;
export type CommandConfig = z.output<typeof ofCommand>;

export function identityConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  return readConfig(variables, environment);
}

/** The configuration of this process. */
export function configOfProcess(): Config {
  return identityConfig(process.env);
}

/** The configuration of a command beside it, which listens nowhere and sends nothing. */
export function configOfCommand(): CommandConfig {
  return readConfig(ofCommand, process.env);
}

/** All that a command reads which only looks into tables. */
export function databaseUrlOfCommand(): string {
  const { IDENTITY_DATABASE_URL } = storeVariables;
  return readConfig(z.object({ IDENTITY_DATABASE_URL }), process.env).IDENTITY_DATABASE_URL;
}

/** Whether nothing that is invented may be written into what this process sees. */
export function isProduction(): boolean {
  return isProductionEnvironment(process.env);
}
