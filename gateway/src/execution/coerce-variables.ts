import {
  coerceInputValue,
  GraphQLError,
  type GraphQLSchema,
  isInputType,
  isNonNullType,
  print,
  typeFromAST,
  type VariableDefinitionNode,
  valueFromAST,
} from 'graphql';
import type { Variables } from '../documents/guards.ts';

/** Errors that are told of one request's variables: each takes time to make, and a body has room for 100,000s. */
const MOST_ERRORS = 20;
/** Characters of each: a scalar may put all that is wrong with its value into it. */
const LONGEST_MESSAGE = 1_000;

/** Variables as their types have them, or the first things that are wrong with them. */
export type CoercedVariables =
  | { readonly coerced: Variables; readonly errors?: undefined }
  | { readonly coerced?: undefined; readonly errors: readonly GraphQLError[] };

/**
 * Reads variables by their types (GraphQL specification, section 6.1.2); stops soon where much is wrong with them.
 * An error says where and why, and not the value: graphql-js' own has the whole of it in each, which takes seconds
 * where it is large and wrong in many places.
 */
export function coerceVariables(
  schema: GraphQLSchema,
  definitions: readonly VariableDefinitionNode[],
  variables: Variables,
): CoercedVariables {
  const coerced: Record<string, unknown> = {};
  const errors: GraphQLError[] = [];
  try {
    for (const definition of definitions) {
      const add = (message: string) => {
        errors.push(errorOf(message, definition));
        if (errors.length === MOST_ERRORS) throw new TooMany();
      };
      readVariable(definition, schema, variables, coerced, add);
    }
  } catch (error) {
    if (!(error instanceof TooMany)) throw error;
  }
  return errors.length === 0 ? { coerced } : { errors };
}

/** Ends the reading. */
class TooMany extends Error {}

function readVariable(
  { variable, type: node, defaultValue }: VariableDefinitionNode,
  schema: GraphQLSchema,
  variables: Variables,
  coerced: Record<string, unknown>,
  add: (message: string) => void,
): void {
  const name = variable.name.value;
  const type = typeFromAST(schema, node);
  const given = Object.hasOwn(variables, name);
  if (!isInputType(type)) {
    add(`The variable "$${name}" has no input type: ${print(node)}.`);
  } else if (!given && defaultValue) {
    coerced[name] = valueFromAST(defaultValue, type);
  } else if (isNonNullType(type) && (!given || variables[name] === null)) {
    add(
      `The variable "$${name}" of type ${print(node)} ${given ? 'must not be null' : 'is not given'}.`,
    );
  } else if (given) {
    coerced[name] = coerceInputValue(variables[name], type, (path, _, { message }) => {
      const place = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`));
      add(`The variable "$${name}${place.join('')}" is wrong: ${message}`);
    });
  }
}

function errorOf(message: string, definition: VariableDefinitionNode): GraphQLError {
  const isLong = message.length > LONGEST_MESSAGE;
  return new GraphQLError(isLong ? `${message.slice(0, LONGEST_MESSAGE)}…` : message, {
    nodes: definition,
    extensions: { code: 'BAD_USER_INPUT' },
  });
}
