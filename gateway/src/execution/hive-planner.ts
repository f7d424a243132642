import {
  type EntityBatchAlias,
  type FetchNodePathSegment,
  type FetchRewrite,
  type FlattenNodePathSegment,
  type FetchNode as HiveFetch,
  type PlanNode as HiveNode,
  QueryPlanner,
  type RequiresSelection,
} from '@graphql-hive/router-query-planner';
import {
  buildASTSchema,
  type GraphQLSchema,
  type OperationTypeNode,
  parse,
  print,
  visit,
} from 'graphql';
import type {
  EntityFetch,
  FetchNode,
  Path,
  PathSegment,
  Plan,
  RequiredSelection,
  Rewrite,
} from './plan.ts';
import { nodeOf, type Translation } from './plan-nodes.ts';
import type { PlanMaker } from './planners.ts';
import { withTypeNames } from './planning.ts';

/** No label is active, and no share of requests takes a field from another subgraph than the rest. */
const NO_LABELS: ReadonlySet<string> = new Set();
const NO_SHARE = 100;

/** The planner of Hive Router, in Rust. */
export function createHivePlanner(supergraphSdl: string): PlanMaker {
  const planner = new QueryPlanner(supergraphSdl);
  const schema = schemaOf(planner.consumerSchema);
  return {
    schema,
    plan(document, operationName) {
      const labels = NO_LABELS as Set<string>;
      const text = print(withTypeNames(document, schema));
      const { node } = planned(() => planner.plan(text, operationName, labels, NO_SHARE));
      return node == null ? { node: undefined } : planOf(node);
    },
  };
}

/** Its own words of a failure may quote the operation, and with it what a client wrote into it. */
function planned<T>(plan: () => T): T {
  try {
    return plan();
  } catch (cause) {
    throw new Error('The operation cannot be planned.', { cause });
  }
}

/** It writes down the schema's own fields, which every schema has anyhow. */
function schemaOf(text: string): GraphQLSchema {
  const document = visit(parse(text, { noLocation: true }), {
    FieldDefinition: ({ name }) => (name.value.startsWith('__') ? null : undefined),
    ObjectTypeDefinition: ({ name }) => (name.value.startsWith('__') ? null : undefined),
    EnumTypeDefinition: ({ name }) => (name.value.startsWith('__') ? null : undefined),
  });
  return buildASTSchema(document, { assumeValid: true, assumeValidSDL: true });
}

/** A subscription is the first of a sequence, or all there is. */
function planOf(node: HiveNode): Plan {
  const [first, ...others] = node.kind === 'Sequence' ? node.nodes : [node];
  if (first?.kind !== 'Subscription') return { node: nodeOf(node, TRANSLATION) };
  return {
    primary: fetchOf(first.primary, []),
    node: { kind: 'Sequence', nodes: others.map((one) => nodeOf(one, TRANSLATION)) },
  };
}

type HiveLeaf = Extract<HiveNode, { kind: 'Fetch' | 'BatchFetch' | 'Subscription' | 'Defer' }>;

const TRANSLATION: Translation<HiveLeaf, FlattenNodePathSegment> = { fetchOf: leafOf, segmentOf };

function leafOf(node: HiveLeaf, path: Path): FetchNode {
  if (node.kind === 'Fetch') return fetchOf(node, path);
  if (node.kind !== 'BatchFetch') {
    throw new Error(`A plan has a node «${node.kind}», which this gateway does not run.`);
  }
  return { ...requestOf(node), entities: node.entityBatch.aliases.map(entitiesOf) };
}

/** What all kinds of fetches have. */
function requestOf(
  fetch: Pick<
    HiveFetch,
    'serviceName' | 'operation' | 'operationName' | 'operationKind' | 'variableUsages'
  >,
): FetchNode {
  return {
    kind: 'Fetch',
    subgraph: fetch.serviceName,
    operation: fetch.operation,
    operationName: fetch.operationName ?? undefined,
    operationKind: (fetch.operationKind ?? 'query') as OperationTypeNode,
    variables: fetch.variableUsages ?? [],
    path: [],
    entities: [],
    outputRewrites: [],
  };
}

function fetchOf(fetch: HiveFetch, path: Path): FetchNode {
  const outputRewrites = (fetch.outputRewrites ?? []).map(rewriteOf);
  if (!fetch.requires) return { ...requestOf(fetch), path, outputRewrites };
  const entities: EntityFetch = {
    key: '_entities',
    variable: 'representations',
    paths: [path],
    requires: fetch.requires.map(selectionOf),
    inputRewrites: (fetch.inputRewrites ?? []).map(rewriteOf),
    outputRewrites,
  };
  return { ...requestOf(fetch), entities: [entities] };
}

function entitiesOf(batch: EntityBatchAlias): EntityFetch {
  return {
    key: batch.alias,
    variable: batch.representationsVariableName,
    paths: batch.paths.map((path) => path.map(segmentOf)),
    requires: batch.requires.map(selectionOf),
    inputRewrites: (batch.inputRewrites ?? []).map(rewriteOf),
    outputRewrites: (batch.outputRewrites ?? []).map(rewriteOf),
  };
}

function segmentOf(segment: FlattenNodePathSegment): PathSegment {
  if (segment === '@') return { kind: 'List' };
  if ('Field' in segment) return { kind: 'Key', name: segment.Field };
  return { kind: 'Types', names: segment.TypeCondition };
}

function selectionOf(node: RequiresSelection): RequiredSelection {
  if (node.kind === 'FragmentSpread') {
    throw new Error(`A plan requires a fragment «${node.value}» by its name.`);
  }
  const selections = node.selections?.map(selectionOf);
  if (node.kind === 'Field') {
    return { kind: 'Field', name: node.alias ?? node.name, source: node.name, selections };
  }
  return {
    kind: 'Fragment',
    type: node.typeCondition,
    selections: selections ?? [],
    ...(node.skipIf && { skipIf: node.skipIf }),
    ...(node.includeIf && { includeIf: node.includeIf }),
  };
}

function rewriteOf(rewrite: FetchRewrite): Rewrite {
  if ('KeyRenamer' in rewrite) {
    const { path, renameKeyTo } = rewrite.KeyRenamer;
    return { kind: 'Rename', path: path.map(rewrittenSegment), to: renameKeyTo };
  }
  const { path, setValueTo } = 'ValueSetter' in rewrite ? rewrite.ValueSetter : rewrite;
  return { kind: 'Set', path: path.map(rewrittenSegment), value: setValueTo };
}

function rewrittenSegment(segment: FetchNodePathSegment): PathSegment {
  return 'Key' in segment
    ? { kind: 'Key', name: segment.Key }
    : { kind: 'Types', names: segment.TypenameEquals };
}
