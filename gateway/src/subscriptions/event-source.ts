import type { GraphQLDataSource } from '@apollo/gateway';
import { type DocumentNode, executeSync, type GraphQLSchema, parse } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { OperationContext } from '../context.ts';

const CACHED_FETCHES = 500;

/**
 * Answers the virtual subgraph of events: runs the planner's fetch on the payload of the event that
 * the context carries. Entities in it are keys only; their fields are fetched by the rest of the plan.
 *
 * @param schema the schema that clients see, which has all of the events' types
 */
export function createEventSource(
  schema: () => GraphQLSchema,
): GraphQLDataSource<OperationContext> {
  const documents = new LRUCache<string, DocumentNode>({ max: CACHED_FETCHES });
  return {
    async process({ request, context }) {
      const { event } = context as OperationContext;
      const text = request.query ?? '';
      if (event === undefined) throw new Error('A subscription was run without its event.');
      const document = documents.get(text) ?? parse(text, { noLocation: true });
      documents.set(text, document);
      const { data, errors } = executeSync({
        schema: schema(),
        document,
        rootValue: { [event.field]: event.payload },
        variableValues: request.variables,
      });
      if (errors !== undefined) throw new AggregateError(errors, 'An event does not fit its type.');
      return { data: data as Record<string, unknown> };
    },
  };
}
