import { type DocumentNode, executeSync, type GraphQLSchema, parse } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { OperationContext } from '../context.ts';
import type { Send } from '../execution/executor.ts';

const CACHED_FETCHES = 500;

/**
 * Answers the virtual subgraph of events: runs the planner's fetch on the payload of the event that
 * the context carries. Entities in it are keys only; their fields are fetched by the rest of the plan.
 *
 * @param schema the schema that clients see, which has all of the events' types
 */
export function createEventSource(schema: () => GraphQLSchema): Send<OperationContext> {
  const documents = new LRUCache<string, DocumentNode>({ max: CACHED_FETCHES });
  return async ({ body }, { event }) => {
    if (event === undefined) throw new Error('A subscription was run without its event.');
    const { query, variables }: { query: string; variables: object } = JSON.parse(body);
    const document = documents.get(query) ?? parse(query, { noLocation: true });
    documents.set(query, document);
    const { data, errors } = executeSync({
      schema: schema(),
      document,
      rootValue: { [event.field]: event.payload },
      variableValues: { ...variables },
    });
    if (errors !== undefined) throw new AggregateError(errors, 'An event does not fit its type.');
    return { data: JSON.parse(JSON.stringify(data)) };
  };
}
