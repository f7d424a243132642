import { loggableError } from '@blockscore/database/loggable-error';
import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino';

export type { Logger } from 'pino';

/** Names under which secrets or personal data could slip into a log line. */
export const REDACTED_KEYS = [
  'authorization',
  'password',
  'token',
  'accessToken',
  'refreshToken',
  'apiKey',
  'secret',
  'privateKey',
  'email',
  'phone',
  'firstName',
  'lastName',
  'dateOfBirth',
  'line1',
  'line2',
  'postalCode',
  'taxId',
  'payoutAccount',
  'accountHolder',
  'holderName',
  'cookie',
];

/**
 * One JSON line an event, with the service's name; errors without the values of their queries.
 *
 * @param destination standard output where it is left out
 */
export function createLogger(name: string, level: string, destination?: DestinationStream): Logger {
  const options: LoggerOptions = {
    name,
    level,
    base: { service: name },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: {
      paths: REDACTED_KEYS.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]),
      censor: '[redacted]',
    },
    serializers: { err: loggableError, error: withoutValues },
    hooks: {
      // An error given alone would become the line's message as it is.
      logMethod(args, method) {
        const [first] = args as unknown[];
        if (!(first instanceof Error)) return method.apply(this, args);
        method.apply(this, [{ err: first }, loggableError(first).message]);
      },
    },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

function withoutValues(error: unknown): unknown {
  return error instanceof Error ? loggableError(error) : error;
}
