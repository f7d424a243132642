import {
  GraphQLError,
  type GraphQLSchema,
  getVariableValues,
  type VariableDefinitionNode,
} from 'graphql';
import type { Variables } from '../documents/guards.ts';

/** Errors that are told of one request's variables: each takes time to make, and a body has room for 100,000s. */
const MOST_ERRORS = 20;
/** Characters of each: graphql-js puts what is wrong into it whole. */
const LONGEST_MESSAGE = 1_000;

/** Variables as their types have them, or the first things that are wrong with them. */
export type CoercedVariables =
  | { readonly coerced: Variables; readonly errors?: undefined }
  | { readonly coerced?: undefined; readonly errors: readonly GraphQLError[] };

/** Reads variables by their types; stops soon where much is wrong with them. */
export function coerceVariables(
  schema: GraphQLSchema,
  definitions: readonly VariableDefinitionNode[],
  variables: Variables,
): CoercedVariables {
  const options = { maxErrors: MOST_ERRORS };
  const { coerced, errors } = getVariableValues(schema, definitions, variables, options);
  if (coerced !== undefined) return { coerced };
  // The one beyond says only that it stopped.
  return { errors: errors.slice(0, MOST_ERRORS).map(shortened) };
}

function shortened(error: GraphQLError): GraphQLError {
  const { message, nodes } = error;
  if (message.length <= LONGEST_MESSAGE) return error;
  return new GraphQLError(`${message.slice(0, LONGEST_MESSAGE)}…`, {
    ...(nodes && { nodes }),
    extensions: { code: 'BAD_USER_INPUT' },
  });
}
