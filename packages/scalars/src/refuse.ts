import { GraphQLError, type ValueNode } from 'graphql';

/** Ends the reading of a value; the message says what was expected. */
export function refuse(expected: string): never {
  throw new GraphQLError(`Expected ${expected}.`, { extensions: { code: 'BAD_USER_INPUT' } });
}

/** Reads a value of a document; a refusal tells which one, where graphql-js would tell nothing. */
export function locating<T>(node: ValueNode, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    throw new GraphQLError(error.message, { nodes: [node], extensions: error.extensions });
  }
}
