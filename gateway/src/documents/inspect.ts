import { err, Fault, ok, type Result } from '@blockscore/result';
import { namingValue } from '@blockscore/scalars';
import {
  BREAK,
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  OperationTypeNode,
  parse,
  validate,
  visit,
} from 'graphql';
import { type DocumentLimits, exceededLimit } from './limits.ts';
import { nestingOf } from './nesting.ts';
import { SharedCache } from './shared-cache.ts';
import { keptTokensOf, tokensOf } from './tokens.ts';

/** A document that keeps the limits. It is not validated yet. */
export interface InspectedDocument {
  readonly text: string;
  readonly document: DocumentNode;
  readonly hasSubscription: boolean;
  /**
   * Remembers it; to be called once it was found valid, allowed and paid for.
   * @param user who asked for it; without one, it is known beforehand
   */
  readonly keep: (user?: () => string) => void;
}

export type Inspect = (text: string) => Result<InspectedDocument, GraphQLError>;

const KEPT_DOCUMENTS = 1_000;
const KEPT_TOKENS = 200_000;
const MOST_VALIDATION_ERRORS = 20;

/** An error in the form of GraphQL that is shown to the client as it is. */
export function publicError(fault: Fault): GraphQLError {
  return new GraphQLError(fault.message, {
    extensions: { code: fault.code },
    originalError: fault,
  });
}

/**
 * Parses and measures documents, each text once while it is remembered, before anything that takes
 * time that grows faster than the document: validation compares fields with each other. Of those that
 * were not kept the last one is remembered, which is looked at several times for one request.
 */
export function createInspector(limits: DocumentLimits): Inspect {
  const kept = new SharedCache<InspectedDocument>({
    most: KEPT_DOCUMENTS,
    mostTokens: KEPT_TOKENS,
    tokensOf: ({ document }) => keptTokensOf(document),
  });
  let last: InspectedDocument | undefined;
  return (text) => {
    const known = kept.get(text) ?? (last?.text === text ? last : undefined);
    if (known !== undefined) return ok(known);
    const inspected = inspect(text, limits);
    if (!inspected.ok) return inspected;
    const found: InspectedDocument = {
      ...inspected.value,
      keep(user) {
        if (kept.get(text, user) === undefined) kept.set(text, found, user?.());
      },
    };
    last = found;
    return ok(found);
  };
}

function inspect(
  text: string,
  limits: DocumentLimits,
): Result<Omit<InspectedDocument, 'keep'>, GraphQLError> {
  if (Buffer.byteLength(text) > limits.bytes) {
    return tooMuch(`The document is longer than ${limits.bytes} bytes.`);
  }
  let document: DocumentNode;
  try {
    document = parse(text, { maxTokens: limits.tokens });
  } catch (error) {
    // The parser calls itself for each level: what is nested too deeply for it ends like this.
    if (error instanceof RangeError) return tooMuch('The document is nested too deeply.');
    const message = error instanceof Error ? error.message : String(error);
    if (message.includes('Parsing aborted')) return tooManyTokens(limits);
    const locations = error instanceof GraphQLError ? error : undefined;
    return err(
      new GraphQLError(message, {
        source: locations?.source,
        positions: locations?.positions,
        extensions: { code: 'GRAPHQL_PARSE_FAILED' },
      }),
    );
  }
  // The parser does not count comments; what is kept of a document has them. Beginning and end are no tokens.
  if (tokensOf(document) - 2 > limits.tokens) return tooManyTokens(limits);
  if (nestingOf(document) > limits.nesting) {
    return tooMuch(`The document is nested deeper than ${limits.nesting} levels.`);
  }
  const exceeded = exceededLimit(document, limits);
  if (exceeded !== undefined) return tooMuch(exceeded);
  if (!limits.introspection && asksAboutSchema(document)) {
    const message = 'This gateway tells nobody its schema: leave out __schema and __type.';
    return err(publicError(new Fault('FORBIDDEN', message)));
  }
  const hasSubscription = document.definitions.some(
    (definition) =>
      definition.kind === Kind.OPERATION_DEFINITION &&
      definition.operation === OperationTypeNode.SUBSCRIPTION,
  );
  return ok({ text, document, hasSubscription });
}

function asksAboutSchema(document: DocumentNode): boolean {
  let asks = false;
  visit(document, {
    Field({ name }) {
      if (name.value !== '__schema' && name.value !== '__type') return undefined;
      asks = true;
      return BREAK;
    },
  });
  return asks;
}

function tooManyTokens({ tokens }: DocumentLimits): Result<never, GraphQLError> {
  return tooMuch(`The document has more than ${tokens} tokens, comments among them.`);
}

function tooMuch(message: string): Result<never, GraphQLError> {
  return err(publicError(new Fault('LIMIT_EXCEEDED', message)));
}

/** What graphql-js says where too many fields would have to be compared with each other. */
const STOPPED = 'Validation aborted.';

function tooAlike(): GraphQLError {
  const message =
    'The document asks too often for fields of the same names at one place: ask for each once, or for less at once.';
  return publicError(new Fault('LIMIT_EXCEEDED', message));
}

/**
 * Validates a document as Apollo Server does for HTTP. graphql-js throws, instead of reporting, where
 * a subscription's root field is conditional; the specification forbids that, so it is said here.
 */
export function validationErrors(
  schema: GraphQLSchema,
  document: DocumentNode,
): readonly GraphQLError[] {
  const code = 'GRAPHQL_VALIDATION_FAILED';
  try {
    const errors = validate(schema, document, undefined, { maxErrors: MOST_VALIDATION_ERRORS });
    if (errors.some(({ message }) => message === STOPPED)) return [tooAlike()];
    return errors.map(
      ({ message, nodes }) =>
        new GraphQLError(namingValue({ message, nodes }), {
          ...(nodes && { nodes }),
          extensions: { code },
        }),
    );
  } catch {
    const message =
      "A subscription's root field may not depend on @skip or @include with a variable.";
    return [new GraphQLError(message, { extensions: { code } })];
  }
}
