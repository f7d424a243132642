import type { Caller } from '@blockscore/caller';
import { err, Fault, ok, type Result } from '@blockscore/result';
import { type FieldNode, GraphQLError, getArgumentValues } from 'graphql';
import { publicError } from '../documents/inspect.ts';
import { coerceVariables } from '../execution/coerce-variables.ts';
import type { AllowedOperation, Graph, GraphqlRequest } from '../graph.ts';
import { rootFieldOf } from './root-field.ts';
import { type Arguments, checkIds, EVENT_SOURCES, type EventSource } from './sources.ts';

/** A subscription that was read and may be opened. */
export interface Opening {
  readonly allowed: AllowedOperation;
  readonly root: FieldNode;
  readonly args: Arguments;
  readonly source: EventSource;
}

/** Characters of variables as JSON, and of the document: they are kept as long as it is open. */
const LONGEST_VARIABLES = 16_384;
const LONGEST_DOCUMENT = 16_384;

/** Everything that can be wrong with a subscription is said before it begins. */
export function readSubscription(
  graph: Graph,
  request: GraphqlRequest,
  caller: Caller,
): Result<Opening, readonly GraphQLError[]> {
  const allowed = graph.allow(request, caller);
  if (!allowed.ok) return allowed;
  if (JSON.stringify(request.variables ?? {}).length > LONGEST_VARIABLES) {
    const message = `The variables of a subscription have ${LONGEST_VARIABLES} characters at most, as JSON.`;
    return err([publicError(new Fault('LIMIT_EXCEEDED', message))]);
  }
  const { document, operation } = allowed.value;
  if ((document.loc?.end ?? 0) > LONGEST_DOCUMENT) {
    const message = `The document of a subscription has ${LONGEST_DOCUMENT} characters at most: long texts belong into variables.`;
    return err([publicError(new Fault('LIMIT_EXCEEDED', message))]);
  }
  const definitions = operation.variableDefinitions ?? [];
  const coerced = coerceVariables(graph.schema, definitions, request.variables ?? {});
  if (coerced.errors) return err(coerced.errors.map(asUserInput));
  const root = rootFieldOf(document, operation);
  const field = root && graph.schema.getSubscriptionType()?.getFields()[root.name.value];
  const source = root && EVENT_SOURCES[root.name.value];
  if (root === undefined || field === undefined || source === undefined) {
    return refuse('A subscription names one of the fields of type Subscription.');
  }
  try {
    const args = getArgumentValues(field, root, coerced.coerced);
    checkIds(source, args);
    return ok({ allowed: allowed.value, root, args, source });
  } catch (error) {
    if (error instanceof Fault) return err([publicError(error)]);
    if (error instanceof GraphQLError) return err([asUserInput(error)]);
    throw error;
  }
}

function refuse(message: string): Result<never, readonly GraphQLError[]> {
  return err([publicError(new Fault('BAD_USER_INPUT', message))]);
}

function asUserInput({ message, nodes }: GraphQLError): GraphQLError {
  return new GraphQLError(message, {
    ...(nodes && { nodes }),
    extensions: { code: 'BAD_USER_INPUT' },
  });
}
