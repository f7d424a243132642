import { isCurrency } from '@blockscore/money';
import { databaseUrl, readConfig, subgraphVariables, withMasterKey } from '@blockscore/service';
import { z } from 'zod';

const variables = withMasterKey(
  z.object({
    ...subgraphVariables,
    CREDIT_DATABASE_URL: databaseUrl,
    /** The currency that the lender works in. */
    CURRENCY: z.string().refine(isCurrency, 'must be an ISO 4217 code such as USD').default('USD'),
    /** Id of the model, under `models/`, whose scores decide. */
    SCORING_MODEL: z.string().min(1).default('application-v1'),
  }),
);

export type Config = z.output<typeof variables>;

export function creditConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  return readConfig(variables, environment);
}

/** The configuration of this process. */
export function configOfProcess(): Config {
  return creditConfig(process.env);
}
