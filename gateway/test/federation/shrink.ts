import {
  type ASTNode,
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  parse,
  print,
  validate,
  visit,
} from 'graphql';
import type { GeneratedOperation } from './generate-operation.ts';

const MOST_TRIES = 400;

/**
 * The smallest operation that still fails that can be reached by leaving out one selection,
 * directive, argument or definition after the other.
 */
export async function shrinkOperation(
  operation: GeneratedOperation,
  schema: GraphQLSchema,
  fails: (candidate: GeneratedOperation) => Promise<boolean>,
): Promise<GeneratedOperation> {
  let smallest = operation;
  let tries = 0;
  for (let index = 0; tries < MOST_TRIES; ) {
    const candidate = without(smallest, index);
    if (candidate === undefined) return smallest;
    tries += 1;
    if (isValid(schema, candidate.text) && (await fails(candidate))) {
      smallest = candidate;
    } else {
      index += 1;
    }
  }
  return smallest;
}

/** Not even a document, where the last selection of an operation was left out. */
function isValid(schema: GraphQLSchema, text: string): boolean {
  try {
    return validate(schema, parse(text)).length === 0;
  } catch (error) {
    if (error instanceof GraphQLError) return false;
    throw error;
  }
}

/** The operation without its part of that number; undefined where there are not so many. */
function without(operation: GeneratedOperation, index: number): GeneratedOperation | undefined {
  let counted = -1;
  const left = visit(parse(operation.text), {
    enter(node: ASTNode) {
      const removable =
        node.kind === Kind.FIELD ||
        node.kind === Kind.INLINE_FRAGMENT ||
        node.kind === Kind.FRAGMENT_SPREAD ||
        node.kind === Kind.DIRECTIVE ||
        node.kind === Kind.ARGUMENT;
      if (!removable) return undefined;
      counted += 1;
      return counted === index ? null : undefined;
    },
  });
  if (counted < index) return undefined;
  const document = tidied(left);
  const used = new Set(namesOfVariables(document));
  const kept = Object.entries(operation.variables).filter(([name]) => used.has(name));
  return { ...operation, text: print(document), variables: Object.fromEntries(kept) };
}

/** Without selections that are empty now, and what nobody uses any more. */
function tidied(document: DocumentNode): DocumentNode {
  const spreads = new Set<string>();
  const pruned: DocumentNode = visit(document, {
    Field: {
      leave: (node) => (node.selectionSet?.selections.length === 0 ? null : undefined),
    },
    InlineFragment: {
      leave: (node) => (node.selectionSet.selections.length === 0 ? null : undefined),
    },
    FragmentSpread: (node) => void spreads.add(node.name.value),
  });
  const definitions = pruned.definitions.filter(
    (node) => node.kind !== Kind.FRAGMENT_DEFINITION || spreads.has(node.name.value),
  );
  const smaller = { ...pruned, definitions };
  const used = new Set(namesOfVariables(smaller));
  return visit(smaller, {
    VariableDefinition: (node) => (used.has(node.variable.name.value) ? undefined : null),
  });
}

function namesOfVariables(document: DocumentNode): string[] {
  const names: string[] = [];
  visit(document, {
    VariableDefinition: () => false,
    Variable: (node) => void names.push(node.name.value),
  });
  return names;
}
