import type { ServerResponse } from 'node:http';
import { Fault } from '@blockscore/result';
import { type GraphQLSchema, isObjectType, OperationTypeNode } from 'graphql';

/** In a context: aborted when whoever asked has gone before the answer was there. */
export interface WithSignal {
  readonly signal: AbortSignal;
}

/** Aborted when the client leaves before it has its answer. */
export function whenGone(response: ServerResponse): AbortSignal {
  const gone = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) gone.abort();
  });
  return gone.signal;
}

/**
 * Has no field of a query resolved any more once whoever asked has gone: what it leads to would be read
 * for nobody. What was begun goes on to its end, and a mutation with all of its answer.
 */
export function stopWhenGone(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      const { resolve } = field;
      if (resolve === undefined) continue;
      field.resolve = (parent, args, context: WithSignal, info) => {
        if (context.signal.aborted && info.operation.operation === OperationTypeNode.QUERY) {
          throw new Fault('SERVICE_UNAVAILABLE', 'Whoever asked has gone.');
        }
        return resolve(parent, args, context, info);
      };
    }
  }
  return schema;
}
