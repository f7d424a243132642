import { type Id, type IdPrefix, isId } from '@blockscore/ids';
import type { JobCatalogue } from '@blockscore/jobs';
import { z } from 'zod';
import type { IdentityJobs } from '../app/jobs.ts';
import { ROLES } from '../domain/user.ts';

const id = <P extends IdPrefix>(prefix: P) =>
  z.custom<Id<P>>((value) => typeof value === 'string' && isId(prefix, value));

const userId = id('user');

const mailRequest = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.enum(['VERIFY_EMAIL', 'CHANGE_EMAIL']),
    userId,
    verificationId: id('vrf'),
  }),
  z.strictObject({ kind: z.literal('RESET_PASSWORD'), userId, resetId: id('reset') }),
  z.strictObject({ kind: z.literal('NEW_DEVICE'), userId, sessionId: id('session') }),
  z.strictObject({
    kind: z.enum(['FACTOR_ADDED', 'FACTOR_REMOVED']),
    userId,
    factor: z.enum(['TOTP', 'PASSKEY', 'RECOVERY_CODES']),
  }),
  z.strictObject({
    kind: z.literal('RECOVERY_CODE_USED'),
    userId,
    remaining: z.int().min(0).max(1_000),
  }),
  z.strictObject({
    kind: z.literal('ROLE_CHANGED'),
    userId,
    role: z.enum(ROLES),
    change: z.enum(['GRANTED', 'REVOKED']),
  }),
  z.strictObject({
    kind: z.enum([
      'REGISTRATION_ATTEMPTED',
      'EMAIL_CHANGE_REQUESTED',
      'EMAIL_CHANGED',
      'PASSWORD_CHANGED',
      'PASSWORD_RESET',
      'ACCOUNT_SUSPENDED',
      'ACCOUNT_REINSTATED',
      'DATA_COPY_READY',
    ]),
    userId,
  }),
  z.strictObject({
    kind: z.literal('DOCUMENT_RUNS_OUT'),
    userId,
    document: z.enum([
      'PASSPORT',
      'IDENTITY_CARD',
      'DRIVING_LICENCE',
      'PROOF_OF_ADDRESS',
      'SOURCE_OF_FUNDS',
    ]),
  }),
]);

/** From ten seconds to an hour apart, for about five hours: then a mail server is down for long. */
const MAIL = {
  retries: 13,
  firstDelaySeconds: 10,
  longestDelaySeconds: 3_600,
  timeoutSeconds: 90,
  concurrency: 4,
};

/** What identity does in the background: docs/jobs.md. */
export const CATALOGUE: JobCatalogue<IdentityJobs> = {
  'send-mail': {
    data: z.strictObject({
      mailId: z.union([id('vrf'), id('reset'), id('mail')]),
      request: mailRequest,
    }),
    ...MAIL,
  },
  'send-notices': {
    data: z.strictObject({ mailId: z.union([id('notice'), id('mail')]) }),
    ...MAIL,
  },
  'gather-notices': {
    data: z.strictObject({}),
    retries: 5,
    concurrency: 1,
    // After lending's reminders of 05:00.
    schedule: { cron: '0 6 * * *', data: {} },
  },
  'issue-mailed-token': {
    data: z.strictObject({
      kind: z.enum(['VERIFY_EMAIL', 'RESET_PASSWORD']),
      addressHash: z.string().min(1).max(200),
    }),
    retries: 5,
    concurrency: 4,
  },
  'purge-expired': {
    data: z.strictObject({}),
    retries: 3,
    concurrency: 1,
    schedule: { cron: '17 * * * *', data: {} },
  },
};
