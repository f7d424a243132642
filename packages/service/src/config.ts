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

/** What every process reads. */
export const processVariables = {
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
};

/** A Postgres URL. */
export const databaseUrl = z
  .string()
  .regex(
    /^postgres(ql)?:\/\//,
    'must be a URL such as postgres://role:password@host:5432/database',
  );

/** What every subgraph reads beside its own. */
export const servingVariables = {
  ...processVariables,
  GATEWAY_PUBLIC_KEY: jwkVariable,
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\//, 'must be a URL such as redis://host:6379')
    .optional(),
  EVENTS_DATABASE_URL: databaseUrl.optional(),
  DATABASE_POOL: z.coerce.number().int().min(1).max(200).default(10),
};

/** What a subgraph that keeps personal data reads beside its own. */
export const subgraphVariables = {
  ...servingVariables,
  ENCRYPTION_KEY: z.string().min(44, 'must be 32 bytes in base64'),
  /** Keys that ENCRYPTION_KEY was earlier, separated by commas: they read what they wrote. */
  PREVIOUS_ENCRYPTION_KEYS: z
    .string()
    .default('')
    .transform((text) => text.split(',').map((key) => key.trim()))
    .transform((keys) => keys.filter((key) => key !== '')),
  /** The key that ENCRYPTION_KEY was at first: hashes for look-ups derive from it. */
  LOOKUP_ENCRYPTION_KEY: z.string().min(44, 'must be 32 bytes in base64').optional(),
};
