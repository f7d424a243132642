import { z } from 'zod';

/**
 * Reads a process' configuration from its environment. Everything that is wrong is said at once.
 *
 * @throws an Error whose message lists each variable with what it should be, never its value
 */
export function readConfig<Schema extends z.ZodType>(
  schema: Schema,
  environment: Readonly<Record<string, string | undefined>>,
): z.output<Schema> {
  const present = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = schema.safeParse(present);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((i) => `  ${i.path.join('.') || '(all)'}: ${i.message}`);
  throw new Error(`The configuration is not usable:\n${problems.join('\n')}`);
}

/** A JSON Web Key given as text. */
export const jwkVariable = z.string().transform((text, context) => {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && 'kty' in value) {
      return value as { kty: string } & Record<string, string>;
    }
  } catch {
    // Falls through to the one message for every unreadable key.
  }
  context.addIssue({ code: 'custom', message: 'must be a JSON Web Key' });
  return z.NEVER;
});

/** `true`/`false`, and nothing that merely looks like one. */
export const flagVariable = z.enum(['true', 'false']).transform((text) => text === 'true');

const logLevel = z
  .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
  .default('info');

/** What every process reads. */
export const processVariables = {
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535),
  LOG_LEVEL: logLevel,
};

/** A Postgres URL. */
export const databaseUrl = z
  .string()
  .regex(
    /^postgres(ql)?:\/\//,
    'must be a URL such as postgres://role:password@host:5432/database',
  );

const databasePool = z.coerce.number().int().min(1).max(200).default(10);

/** What a command beside a subgraph's process reads beside its own: it listens nowhere. */
export const commandVariables = { LOG_LEVEL: logLevel, DATABASE_POOL: databasePool };

/** What every subgraph reads beside its own. */
export const servingVariables = {
  ...processVariables,
  GATEWAY_PUBLIC_KEY: jwkVariable,
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\//, 'must be a URL such as redis://host:6379')
    .optional(),
  EVENTS_DATABASE_URL: databaseUrl.optional(),
  DATABASE_POOL: databasePool,
};

/** Texts separated by commas. */
const listVariable = z
  .string()
  .default('')
  .transform((text) => text.split(',').map((item) => item.trim()))
  .transform((items) => items.filter((item) => item !== ''));

const masterKey = z.string().min(44, 'must be 32 bytes in base64').optional();

/** Where the keys of AWS KMS are, and who asks for them. */
export const keyServiceVariables = {
  /** Another address than that of KMS in the region. */
  KMS_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  AWS_REGION: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/, 'must be a region such as eu-central-1')
    .optional(),
  AWS_ACCESS_KEY_ID: z.string().max(128).optional(),
  AWS_SECRET_ACCESS_KEY: z.string().max(256).optional(),
  AWS_SESSION_TOKEN: z.string().max(16_384).optional(),
};

/** Whose keys wrap a subgraph's data keys: docs/security/keys.md. */
export const masterKeyVariables = {
  /** The master key that wraps new data keys, unless KMS_KEY_ID names one. */
  ENCRYPTION_KEY: masterKey,
  /** Other master keys, separated by commas: they read what they wrote. */
  PREVIOUS_ENCRYPTION_KEYS: listVariable,
  /** For one start on a database that is older than its stored look-up key. */
  LOOKUP_ENCRYPTION_KEY: masterKey,
  /** Key id or ARN of a symmetric key of AWS KMS. */
  KMS_KEY_ID: z.string().max(2_048).optional(),
  PREVIOUS_KMS_KEY_IDS: listVariable,
  ...keyServiceVariables,
};

/** What a subgraph that keeps personal data reads beside its own. */
export const subgraphVariables = { ...servingVariables, ...masterKeyVariables };

/** Asks for a master key at once with everything else that is missing. */
export function withMasterKey<Schema extends z.ZodType>(schema: Schema): Schema {
  return schema.refine(
    (config) => {
      const given = config as Partial<Record<'ENCRYPTION_KEY' | 'KMS_KEY_ID', string>>;
      return given.ENCRYPTION_KEY !== undefined || given.KMS_KEY_ID !== undefined;
    },
    { path: ['ENCRYPTION_KEY'], message: 'must be set, or KMS_KEY_ID', when: () => true },
  );
}

/** Whether the environment is that of a real lender: it says so, or its master key is kept by a key service. */
export function isProductionEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
): boolean {
  return environment['NODE_ENV'] === 'production' || (environment['KMS_KEY_ID'] ?? '') !== '';
}
