import { databaseUrl, flagVariable, readConfig, subgraphVariables } from '@blockscore/service';
import { z } from 'zod';
import { ROLES } from './domain/user.ts';

const rolesVariable = z
  .string()
  .default('')
  .transform((text) => text.split(',').flatMap((name) => name.trim() || []))
  .pipe(z.array(z.enum(ROLES)));

const variables = z.object({
  ...subgraphVariables,
  IDENTITY_DATABASE_URL: databaseUrl,
  /** Claims of the access tokens; the gateway expects the same. */
  TOKEN_ISSUER: z.string().min(1).default('blockscore'),
  TOKEN_AUDIENCE: z.string().min(1).default('blockscore'),
  /** Roles, separated by commas, that are of no use until a second factor was shown at sign-in. */
  MFA_REQUIRED_ROLES: rolesVariable,
  /** Where development's mails are written. */
  MAIL_DIRECTORY: z.string().min(1),
  /** Development's: whether the log shows the text of each mail, tokens and names included. */
  MAIL_PRINT: flagVariable.default(false),
  /** JSON list of accounts that the seed makes. */
  DEMO_USERS: z.string().optional(),
});

export type Config = z.output<typeof variables>;

export function identityConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  return readConfig(variables, environment);
}

/** The configuration of this process. */
export function configOfProcess(): Config {
  return identityConfig(process.env);
}
