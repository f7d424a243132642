import { unwrapResolverError } from '@apollo/server/errors';
import { FAULT_CODES, Fault } from '@blockscore/result';
import { namingValue } from '@blockscore/scalars';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from './logger.ts';

const known: ReadonlySet<unknown> = new Set(FAULT_CODES);

/** Apollo's own codes that say the same as one of ours. */
const SAME_AS: Readonly<Record<string, Fault['code']>> = {
  BAD_REQUEST: 'BAD_USER_INPUT',
  OPERATION_RESOLUTION_FAILURE: 'BAD_USER_INPUT',
  PERSISTED_QUERY_NOT_FOUND: 'BAD_USER_INPUT',
  PERSISTED_QUERY_NOT_SUPPORTED: 'BAD_USER_INPUT',
};

/** Postgres on U+0000, which none of its texts holds: character_not_in_repertoire, untranslatable_character. */
const NO_TEXT: ReadonlySet<unknown> = new Set(['22021', '22P05']);

/** Whether the database refused what the caller wrote, since no text that it kept could have that in it. */
function isRefusedText(error: unknown): boolean {
  for (let each = error; each instanceof Error; each = each.cause) {
    if ('code' in each && NO_TEXT.has(each.code)) return true;
  }
  return false;
}

/** Turns a fault into a GraphQL error with its code. */
export function faultError(fault: Fault): GraphQLError {
  return new GraphQLError(fault.message, { extensions: { code: fault.code } });
}

/**
 * Lets through what the catalogue documents and replaces everything else, so that no message of a
 * database or a library reaches a client; the original is logged.
 *
 * @param loggerOf gives the logger of the request in which an error came up
 */
export function maskErrors(loggerOf: (error: unknown) => Logger) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const original = unwrapResolverError(error);
    const place = {
      ...(formatted.path && { path: formatted.path }),
      ...(formatted.locations && { locations: formatted.locations }),
    };
    if (original instanceof Fault) {
      if (original.cause !== undefined) {
        loggerOf(error).error({ err: original.cause, path: formatted.path }, original.message);
      }
      return { message: original.message, ...place, extensions: { code: original.code } };
    }
    const given = formatted.extensions?.['code'];
    const code = typeof given === 'string' ? (SAME_AS[given] ?? given) : undefined;
    const deliberate = original instanceof GraphQLError && code !== 'INTERNAL_SERVER_ERROR';
    if (deliberate && known.has(code)) {
      const message =
        code === 'GRAPHQL_VALIDATION_FAILED' ? namingValue(original) : formatted.message;
      return { message, ...place, extensions: { code } };
    }
    if (isRefusedText(original)) {
      const message = 'Leave out the character U+0000: no text has it.';
      return { message, ...place, extensions: { code: 'BAD_USER_INPUT' } };
    }
    loggerOf(error).error({ err: original, path: formatted.path }, 'resolver failed');
    return {
      message: 'Something went wrong on our side; try again later.',
      ...place,
      extensions: { code: 'INTERNAL_SERVER_ERROR' },
    };
  };
}
