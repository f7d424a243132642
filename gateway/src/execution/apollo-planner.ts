import { operationFromDocument, Supergraph } from '@apollo/federation-internals';
import {
  type FetchNode as ApolloFetch,
  type PlanNode as ApolloNode,
  type FetchDataRewrite,
  QueryPlanner,
  type QueryPlanSelectionNode,
} from '@apollo/query-planner';
import type { DocumentNode, OperationTypeNode } from 'graphql';
import { narrowed } from './narrow.ts';
import type { FetchNode, Path, PathSegment, RequiredSelection, Rewrite } from './plan.ts';
import { nodeOf, type Translation } from './plan-nodes.ts';
import type { PlanMaker } from './planners.ts';

/** Apollo's planner, configured as `ApolloGateway` does. */
export function createApolloPlanner(supergraphSdl: string): PlanMaker {
  const supergraph = Supergraph.build(supergraphSdl);
  const apiSchema = supergraph.apiSchema();
  const planner = new QueryPlanner(supergraph);
  const schema = apiSchema.toGraphQLJSSchema();
  const planOf = (document: DocumentNode, operationName: string | undefined) => {
    const operation = operationFromDocument(apiSchema, document, {
      ...(operationName !== undefined && { operationName }),
    });
    return planner.buildQueryPlan(operation);
  };
  /** Some valid operations make the planner throw; most of them it can plan once they are narrowed. */
  const planSomehow = (document: DocumentNode, operationName: string | undefined) => {
    try {
      return planOf(document, operationName);
    } catch (cause) {
      try {
        return planOf(narrowed(document, schema), operationName);
      } catch (error) {
        throw new AggregateError([cause, error], 'The operation cannot be planned.', { cause });
      }
    }
  };
  return {
    schema,
    plan(document, operationName) {
      const { node } = planSomehow(document, operationName);
      if (node?.kind !== 'Subscription') return { node: node && nodeOf(node, TRANSLATION) };
      return {
        primary: fetchOf(node.primary, []),
        node: node.rest && nodeOf(node.rest, TRANSLATION),
      };
    },
  };
}

type ApolloLeaf = Extract<ApolloNode, { kind: 'Fetch' | 'Defer' }>;

const TRANSLATION: Translation<ApolloLeaf, string | number> = { fetchOf: leafOf, segmentOf };

function leafOf(node: ApolloLeaf, path: Path): FetchNode {
  if (node.kind === 'Fetch') return fetchOf(node, path);
  throw new Error('A plan defers a part, which nobody asked for.');
}

function fetchOf(fetch: ApolloFetch, path: Path): FetchNode {
  const { requires, inputRewrites = [], outputRewrites = [] } = fetch;
  const changes = outputRewrites.map(rewriteOf);
  const entities = requires && {
    key: '_entities',
    variable: 'representations',
    paths: [path],
    requires: requires.map(selectionOf),
    inputRewrites: inputRewrites.map(rewriteOf),
    outputRewrites: changes,
  };
  return {
    kind: 'Fetch',
    subgraph: fetch.serviceName,
    operation: fetch.operation,
    operationName: fetch.operationName,
    operationKind: fetch.operationKind as string as OperationTypeNode,
    variables: fetch.variableUsages ?? [],
    path: entities === undefined ? path : [],
    entities: entities === undefined ? [] : [entities],
    outputRewrites: entities === undefined ? changes : [],
  };
}

function segmentOf(segment: string | number): PathSegment {
  return segment === '@' ? { kind: 'List' } : { kind: 'Key', name: String(segment) };
}

function selectionOf(node: QueryPlanSelectionNode): RequiredSelection {
  const selections = node.selections?.map(selectionOf);
  if (node.kind === 'InlineFragment') {
    return { kind: 'Fragment', type: node.typeCondition, selections: selections ?? [] };
  }
  const name = node.alias ?? node.name;
  return { kind: 'Field', name, source: name, selections };
}

/** Elements of a path such as `x` and `... on A`. */
function rewriteOf(rewrite: FetchDataRewrite): Rewrite {
  const path = rewrite.path.map((element): PathSegment => {
    const [, type] = /^\.\.\. on (.*)$/.exec(element) ?? [];
    return type === undefined ? { kind: 'Key', name: element } : { kind: 'Types', names: [type] };
  });
  return rewrite.kind === 'ValueSetter'
    ? { kind: 'Set', path, value: rewrite.setValueTo }
    : { kind: 'Rename', path, to: rewrite.renameKeyTo };
}
