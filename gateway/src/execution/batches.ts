import {
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  print,
  stripIgnoredCharacters,
  type VariableNode,
  visit,
} from 'graphql';
import { fragmentsIn, operationIn } from './definitions.ts';
import type { EntityFetch, FetchNode } from './plan.ts';

/** One field `_entities` of the fetches that are merged. */
interface Part {
  readonly entities: EntityFetch;
  readonly field: FieldNode;
}

/**
 * One request in place of several to the same subgraph: each field `_entities` under an alias and with
 * a variable of its own. Those that ask the same of entities at different places become one.
 */
export function mergedFetch(fetches: readonly FetchNode[]): FetchNode {
  const [first, ...others] = fetches;
  if (first === undefined) throw new Error('There is no fetch to merge.');
  if (others.length === 0) return first;
  const operations = fetches.map(({ operation }) => inlined(operation));
  const parts = unique(
    fetches.flatMap(({ entities }, index) =>
      entities.map((one) => ({ entities: one, field: fieldOf(operations[index], one) })),
    ),
  );
  return requestOf(first.subgraph, operations, parts);
}

/** The requests that one makes for each field `_entities`, where they cannot be had together. */
export function separated({ subgraph, operation, entities }: FetchNode): readonly FetchNode[] {
  const whole = inlined(operation);
  return entities.map((one) =>
    requestOf(subgraph, [whole], [{ entities: one, field: fieldOf(whole, one) }]),
  );
}

/** @param operations those that the parts are of */
function requestOf(
  subgraph: string,
  operations: readonly OperationDefinitionNode[],
  parts: readonly Part[],
): FetchNode {
  const variables = [...new Set(parts.flatMap(({ field }) => variablesIn(field)))];
  const prefix = unused('r', variables);
  const definitions = new Map(
    operations.flatMap(({ variableDefinitions = [] }) =>
      variableDefinitions.map((node) => [node.variable.name.value, print(node)] as const),
    ),
  );
  const text = [
    `query(${parts.map((_, index) => `$${prefix}${index}: [_Any!]!`).join(' ')}`,
    ...variables.map((name) => definitions.get(name) ?? ''),
    ') {',
    ...parts.map(({ field }, index) => print(renamed(field, `_${index}`, `${prefix}${index}`))),
    '}',
  ].join(' ');
  return {
    kind: 'Fetch',
    subgraph,
    operation: stripIgnoredCharacters(text),
    operationName: undefined,
    operationKind: OperationTypeNode.QUERY,
    variables,
    path: [],
    entities: parts.map(({ entities }, index) => {
      return { ...entities, key: `_${index}`, variable: `${prefix}${index}` };
    }),
    outputRewrites: [],
  };
}

function unique(parts: readonly Part[]): readonly Part[] {
  const known = new Map<string, Part>();
  for (const part of parts) {
    const { requires, inputRewrites, outputRewrites, paths } = part.entities;
    const { selectionSet, directives = [] } = part.field;
    const asked = [...directives, ...(selectionSet ? [selectionSet] : [])].map(print);
    const key = JSON.stringify([asked, requires, inputRewrites, outputRewrites]);
    const same = known.get(key);
    known.set(key, {
      field: part.field,
      entities: { ...part.entities, paths: [...(same?.entities.paths ?? []), ...paths] },
    });
  }
  return [...known.values()];
}

/** The operation with its fragments in place: names of fragments would meet in one document. */
function inlined(text: string): OperationDefinitionNode {
  const document = parse(text, { noLocation: true });
  const fragments = fragmentsIn(document);
  return visit(operationIn(document), {
    FragmentSpread({ name, directives }) {
      const fragment = fragments.get(name.value);
      if (fragment === undefined) return undefined;
      const { typeCondition, selectionSet } = fragment;
      return {
        kind: Kind.INLINE_FRAGMENT,
        typeCondition,
        selectionSet,
        ...(directives && { directives }),
      };
    },
  });
}

function fieldOf(operation: OperationDefinitionNode | undefined, { key }: EntityFetch): FieldNode {
  for (const node of operation?.selectionSet.selections ?? []) {
    if (node.kind === Kind.FIELD && (node.alias ?? node.name).value === key) return node;
  }
  throw new Error(`A planned fetch has no field «${key}».`);
}

/** Names of the client's variables that are used below a field `_entities`. */
function variablesIn({ selectionSet, directives = [] }: FieldNode): readonly string[] {
  const names: string[] = [];
  const note = { Variable: ({ name }: VariableNode) => void names.push(name.value) };
  for (const node of [...directives, ...(selectionSet ? [selectionSet] : [])]) visit(node, note);
  return names;
}

function renamed(field: FieldNode, alias: string, variable: string): FieldNode {
  return {
    ...field,
    alias: { kind: Kind.NAME, value: alias },
    arguments: [
      {
        kind: Kind.ARGUMENT,
        name: { kind: Kind.NAME, value: 'representations' },
        value: { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: variable } },
      },
    ],
  };
}

/** A beginning of names that no variable of the client has. */
function unused(prefix: string, variables: readonly string[]): string {
  return variables.some((name) => name.startsWith(prefix))
    ? unused(`${prefix}_`, variables)
    : prefix;
}
