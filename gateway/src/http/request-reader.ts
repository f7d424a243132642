import { err, Fault, ok, type Result } from '@blockscore/result';
import type { DocumentNode, GraphQLError } from 'graphql';
import type { Payer } from '../cost/payer.ts';
import type { Refusal, Refusals } from '../cost/refusals.ts';
import { publicError } from '../documents/inspect.ts';
import { isNestedDeeper } from '../documents/nesting.ts';
import type { NamedDocument, PersistedDocuments } from '../documents/persisted.ts';
import { tokensOf } from '../documents/tokens.ts';
import type { Graph, GraphqlRequest } from '../graph.ts';

/**
 * Reads what a client sent, by whatever transport: which document it means, and that each part is of
 * its type. A document that is new to this process is paid for, before it is validated.
 * @throws {Fault} where a part is not of its type
 */
export type RequestReader = (
  parameters: Readonly<Record<string, unknown>>,
  graph: Pick<Graph, 'mayName' | 'inspect'>,
  payer: Payer,
) => Promise<Result<GraphqlRequest, Refusal>>;

export interface RequestReaderOptions {
  readonly documents: PersistedDocuments;
  readonly refusals: Pick<Refusals, 'ofDocument'>;
  /** Levels of lists and objects in variables. */
  readonly mostNesting: number;
}

export function createRequestReader(options: RequestReaderOptions): RequestReader {
  const { documents, refusals, mostNesting } = options;
  const paid = new WeakSet<DocumentNode>();
  const pay = async (document: DocumentNode, payer: Payer) => {
    paid.add(document);
    const refusal = await refusals.ofDocument(payer, tokensOf(document));
    if (refusal !== undefined) paid.delete(document);
    return refusal;
  };
  return async (parameters, { mayName, inspect }, payer) => {
    const { extensions } = parameters;
    if (extensions != null && (typeof extensions !== 'object' || Array.isArray(extensions))) {
      throw new Fault('BAD_USER_INPUT', 'extensions must be a JSON object.');
    }
    const found = await documents.find(parameters, mayName);
    if (!found.ok) return err(refused(found.error));
    const request = graphqlRequest(found.value, parameters);
    // They are an object themselves.
    if (request.variables && isNestedDeeper(request.variables, mostNesting + 1)) {
      const message = `The variables are nested deeper than ${mostNesting} levels of lists and objects.`;
      return err(refused(publicError(new Fault('LIMIT_EXCEEDED', message))));
    }
    if (found.value.isTrusted === true) return ok(request);
    const inspected = inspect(request.query);
    // What cannot be read is told by whoever runs it.
    if (!inspected.ok || paid.has(inspected.value.document)) return ok(request);
    const refusal = await pay(inspected.value.document, payer);
    return refusal === undefined ? ok(request) : err(refusal);
  };
}

function refused(error: GraphQLError): Refusal {
  return { error, cost: undefined, headers: {} };
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
