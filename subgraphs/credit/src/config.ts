import { isCurrency } from '@blockscore/money';
import {
  commandVariables,
  databaseUrl,
  masterKeyVariables,
  readConfig,
  subgraphVariables,
  withMasterKey,
} from '@blockscore/service';
import { z } from 'zod';

const own = {
  CREDIT_DATABASE_URL: databaseUrl,
  /** The currency that the lender works in. */
  CURRENCY: z.string().refine(isCurrency, 'must be an ISO 4217 code such as USD').default('USD'),
  /** Ids of the models, under `models/`, whose scores decide until another is promoted. */
  SCORING_MODEL: z.string().min(1).default('application-v1'),
  BEHAVIOUR_MODEL: z.string().min(1).default('behaviour-v1'),
};
const variables = withMasterKey(z.object({ ...subgraphVariables, ...own }));
/** A command listens nowhere and hears nobody. */
const ofCommand = withMasterKey(z.object({ ...commandVariables, ...masterKeyVariables, ...own }));

export type Config = z.output<typeof variables>;
export type CommandConfig = z.output<typeof ofCommand>;

export function creditConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  return readConfig(variables, environment);
}

/** The configuration of this process. */
export function configOfProcess(): Config {
  return creditConfig(process.env);
}

/** The configuration of a command beside it. */
export function configOfCommand(): CommandConfig {
  return readConfig(ofCommand, process.env);
}

/** All that a command reads which only looks into tables. */
export function databaseUrlOfCommand(): string {
  const { CREDIT_DATABASE_URL } = own;
  return readConfig(z.object({ CREDIT_DATABASE_URL }), process.env).CREDIT_DATABASE_URL;
}
