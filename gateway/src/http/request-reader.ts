import { err, Fault, ok, type Result } from '@blockscore/result';
import type { GraphQLError } from 'graphql';
import { publicError } from '../documents/inspect.ts';
import { isNestedDeeper } from '../documents/nesting.ts';
import type { NamedDocument, PersistedDocuments } from '../documents/persisted.ts';
import type { Graph, GraphqlRequest } from '../graph.ts';

/**
 * Reads what a client sent, by whatever transport: which document it means, and that each part is of
 * its type.
 * @throws {Fault} where a part is not of its type
 */
export type RequestReader = (
  parameters: Readonly<Record<string, unknown>>,
  graph: Pick<Graph, 'mayName'>,
) => Promise<Result<GraphqlRequest, GraphQLError>>;

/** @param mostNesting levels of lists and objects in variables */
export function createRequestReader(
  documents: PersistedDocuments,
  mostNesting: number,
): RequestReader {
  return async (parameters, { mayName }) => {
    const { extensions } = parameters;
    if (extensions != null && (typeof extensions !== 'object' || Array.isArray(extensions))) {
      throw new Fault('BAD_USER_INPUT', 'extensions must be a JSON object.');
    }
    const found = await documents.find(parameters, mayName);
    if (!found.ok) return found;
    const request = graphqlRequest(found.value, parameters);
    // They are an object themselves.
    if (request.variables && isNestedDeeper(request.variables, mostNesting + 1)) {
      const message = `The variables are nested deeper than ${mostNesting} levels of lists and objects.`;
      return err(publicError(new Fault('LIMIT_EXCEEDED', message)));
    }
    return ok(request);
  };
}

function graphqlRequest(
  { text, keep }: NamedDocument,
  { operationName, variables }: Readonly<Record<string, unknown>>,
): GraphqlRequest {
  if (operationName != null && typeof operationName !== 'string') {
    throw new Fault('BAD_USER_INPUT', 'operationName must be a text.');
  }
  if (variables != null && (typeof variables !== 'object' || Array.isArray(variables))) {
    throw new Fault('BAD_USER_INPUT', 'variables must be a JSON object.');
  }
  return {
    query: text,
    // Empty means none; Apollo's parts do not agree on that, so it never reaches them.
    ...(operationName && { operationName }),
    ...(variables && { variables: variables as NonNullable<GraphqlRequest['variables']> }),
    ...(keep && { keep }),
  };
}
