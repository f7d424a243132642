import { type Logger, pino } from 'pino';

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
  'taxId',
  'payoutAccount',
  'cookie',
];

/** One JSON line an event on standard output, with the service's name. */
export function createLogger(name: string, level: string): Logger {
  return pino({
    name,
    level,
    base: { service: name },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: {
      paths: REDACTED_KEYS.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]),
      censor: '[redacted]',
    },
  });
}
