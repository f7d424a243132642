import { buildSchema, parse } from 'graphql';
import { createExecutor, type FetchReply, type FetchRequest } from './executor.ts';
import type { EntityFetch, FetchNode, Path, Plan, PlanNode, RequiredSelection } from './plan.ts';

export const SDL = `
  type Query { items: [Item!] item: Item any: Any anys: [Any!] }
  type Mutation { first: Item second: Item }
  type Item { id: ID! name: String size: Int must: String! color: Color part: Item odd: Odd }
  interface Any { id: ID! }
  type One implements Any { id: ID! a: Int }
  type Two implements Any { id: ID! }
  enum Color { RED GREEN }
  scalar Odd
`;

export const keys = (...names: string[]): Path => names.map((name) => ({ kind: 'Key', name }));

export function fetchOf(
  subgraph: string,
  operation: string,
  more: Partial<FetchNode> = {},
): FetchNode {
  return {
    kind: 'Fetch',
    subgraph,
    operation,
    operationName: undefined,
    operationKind: 'query' as FetchNode['operationKind'],
    variables: [],
    path: [],
    entities: [],
    outputRewrites: [],
    ...more,
  };
}

export function entities(subgraph: string, fields: string, ...paths: readonly Path[]): FetchNode {
  const requires: EntityFetch['requires'] = [
    {
      kind: 'Fragment',
      type: 'Item',
      selections: ['__typename', 'id'].map((name) => {
        return { kind: 'Field', name, source: name, selections: undefined } as const;
      }),
    },
  ];
  const one: EntityFetch = {
    key: '_entities',
    variable: 'representations',
    paths,
    requires,
    inputRewrites: [],
    outputRewrites: [],
  };
  const operation = `query($representations:[_Any!]!){_entities(representations:$representations){...on Item{${fields}}}}`;
  return fetchOf(subgraph, operation, { entities: [one] });
}

/** The same fetch of entities, told some more about each. */
export function requiring(node: FetchNode, ...more: RequiredSelection[]): FetchNode {
  return {
    ...node,
    entities: node.entities.map((one) => ({
      ...one,
      requires: one.requires.map((part) => ({
        ...part,
        selections: [...(part.selections ?? []), ...more],
      })),
    })),
  } as FetchNode;
}

export function required(name: string, ...selections: RequiredSelection[]): RequiredSelection {
  const isLeaf = selections.length === 0;
  return { kind: 'Field', name, source: name, selections: isLeaf ? undefined : selections };
}

export const sequence = (...nodes: PlanNode[]): Plan => ({ node: { kind: 'Sequence', nodes } });
export const parallel = (...nodes: PlanNode[]): PlanNode => ({ kind: 'Parallel', nodes });

/** Runs an operation by a plan; each subgraph gives its replies one after the other. */
export async function run(
  query: string,
  plan: Plan,
  replies: Readonly<Record<string, readonly (FetchReply | Error)[]>>,
  variables: Record<string, unknown> = {},
) {
  const asked: (FetchRequest & { variables: Record<string, unknown>; query: string })[] = [];
  const next = new Map<string, number>();
  const send = async (fetch: FetchRequest): Promise<FetchReply> => {
    const { subgraph, body } = fetch;
    asked.push({ ...fetch, ...JSON.parse(body) });
    const index = next.get(subgraph) ?? 0;
    next.set(subgraph, index + 1);
    const reply = replies[subgraph]?.[index];
    if (reply === undefined) throw new Error(`${subgraph} was asked too often.`);
    if (reply instanceof Error) throw reply;
    return structuredClone(reply);
  };
  const planner = { schema: buildSchema(SDL), plan: () => plan };
  const executor = createExecutor({ supergraphSdl: SDL, planner, send });
  const document = parse(query);
  const request = { text: query, document, operationName: undefined, variables };
  const { data, errors } = JSON.parse(await executor.answer(request, undefined));
  return { data, errors, asked };
}

export const item = (id: string, more: object = {}) => ({ __typename: 'Item', id, ...more });
export const A = fetchOf('a', '{items{__typename id}}');
export const PLACES: Path = [{ kind: 'Key', name: 'items' }, { kind: 'List' }];
