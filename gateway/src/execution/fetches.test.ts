import { buildSchema, OperationTypeNode, parse } from 'graphql';
import { expect, test } from 'vitest';
import { type FailureKind, SubgraphFailure } from '../subgraphs/failure.ts';
import { createExecutor, type FetchReply } from './executor.ts';
import type { FetchNode } from './plan.ts';

const SDL = 'type Query { items: [Item!] } type Item { id: ID! }';
const text = '{items{id}}';
const node: FetchNode = {
  ...{ kind: 'Fetch', subgraph: 'a', operation: text, operationName: undefined },
  ...{ operationKind: OperationTypeNode.QUERY, variables: [], path: [], entities: [] },
  outputRewrites: [],
};

/** Whether a run is whole in which the one fetch ends like that. */
async function isWhole(reply: FetchReply | FailureKind): Promise<boolean> {
  const planner = { schema: buildSchema(SDL), plan: () => ({ node }) };
  const send = async () => {
    if (typeof reply === 'string') throw new SubgraphFailure(reply, 'as it was told');
    return structuredClone(reply);
  };
  const executor = createExecutor({ supergraphSdl: SDL, planner, send });
  const request = { text, document: parse(text), operationName: undefined, variables: {} };
  return (await executor.run(request, undefined)).isWhole;
}

test.each([
  [{ data: { items: [] } }, true],
  [{ data: { items: null } }, true],
  [{ data: null, errors: [{ message: 'after much work' }] }, false],
  [{ data: null }, false],
  ['HELD_BACK', true],
  ['UNREACHABLE', true],
  ['TIMEOUT', false],
  ['CANCELLED', false],
  ['TOO_LARGE', false],
  ['UNUSABLE', false],
] as const)(
  'a subgraph that answers %j did nothing beside what it gave: %s',
  async (reply, whole) => {
    expect(await isWhole(reply)).toBe(whole);
  },
);
