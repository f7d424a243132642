import { type DocumentNode, parse } from 'graphql';
import { afterEach, describe, expect, test } from 'vitest';
import { createApolloPlanner } from '../../src/execution/apollo-planner.ts';
import { Askers } from '../../src/execution/askers.ts';
import { createPlanCheck } from '../../src/execution/check/check-plan.ts';
import { UnsoundPlan } from '../../src/execution/check/unsound.ts';
import { type CheckedPlanner, createCheckedPlanner } from '../../src/execution/checked-planner.ts';
import type { EntityFetch, FetchNode, Plan, PlanNode } from '../../src/execution/plan.ts';
import { createPlanQueue, type PlanQueue } from '../../src/execution/plan-queue.ts';
import { createPlanMaker, type MakerName } from '../../src/execution/planners.ts';
import { planFor } from '../../src/execution/planning.ts';
import { serveGateway } from './audit/serve.ts';
import { type Suite, sdlOf } from './audit/suite.ts';
import { casesOf, SUITES } from './audit/suites.ts';
import { caseOf } from './differential.ts';
import { generateOperation } from './generate-operation.ts';
import { compose } from './generate-supergraph.ts';

function supergraphOf({ subgraphs }: Suite): string {
  const texts = Object.entries(subgraphs).map(([name, text]) => ({ name, sdl: sdlOf(text) }));
  const composed = compose(texts);
  if ('problem' in composed) throw new Error(composed.problem);
  return composed.supergraphSdl;
}

/** The plan with each fetch changed. */
function changed(node: PlanNode, change: (fetch: FetchNode) => FetchNode): PlanNode {
  if (node.kind === 'Fetch') return change(node);
  if (node.kind === 'Condition') throw new Error('Nothing here has a condition.');
  return { ...node, nodes: node.nodes.map((one) => changed(one, change)) };
}

const ofEntities = (change: (entities: EntityFetch) => EntityFetch) => (fetch: FetchNode) => ({
  ...fetch,
  entities: fetch.entities.map(change),
});

const inText = (from: string | RegExp, to: string) => (fetch: FetchNode) => ({
  ...fetch,
  operation: fetch.operation.replace(from, to),
});

/** Faults of plans, each of which takes something from the answer or gives a wrong one. */
const FAULTS: readonly [fault: string, query: string, change: (plan: PlanNode) => PlanNode][] = [
  [
    'a field is not fetched',
    '{ items { duty } }',
    (plan) => changed(plan, inText('duty', '__typename')),
  ],
  [
    'another argument is fetched',
    '{ items { price(currency: "CHF") } }',
    (plan) => changed(plan, inText('CHF', 'USD')),
  ],
  [
    'what is required is fetched with another argument',
    '{ items { duty } }',
    (plan) => changed(plan, inText('USD', 'CHF')),
  ],
  [
    'what is required is not told',
    '{ items { duty } }',
    (plan) =>
      changed(
        plan,
        ofEntities((one) => ({
          ...one,
          requires: one.requires.map((part) => ({
            ...part,
            selections: part.selections?.filter(
              (inner) => inner.kind !== 'Field' || ['__typename', 'id'].includes(inner.name),
            ),
          })) as EntityFetch['requires'],
        })),
      ),
  ],
  [
    'no key is told',
    '{ items { duty } }',
    (plan) =>
      changed(
        plan,
        ofEntities((one) => ({
          ...one,
          requires: one.requires.map((part) => ({
            ...part,
            selections: part.selections?.filter(
              (inner) => inner.kind !== 'Field' || inner.name !== 'id',
            ),
          })) as EntityFetch['requires'],
        })),
      ),
  ],
  [
    'everything is asked at once',
    '{ items { duty } }',
    (plan) => (plan.kind === 'Sequence' ? { ...plan, kind: 'Parallel' } : plan),
  ],
  [
    'an answer is put in the wrong place',
    '{ items { duty } }',
    (plan) =>
      changed(
        plan,
        ofEntities((one) => ({ ...one, paths: [] })),
      ),
  ],
  [
    'a variable is not sent along',
    'query($c: String) { items { price(currency: $c) } }',
    (plan) => changed(plan, (fetch) => ({ ...fetch, variables: [] })),
  ],
];

describe('a plan that does not answer the operation is refused', () => {
  const sdl = supergraphOf(SUITES['requiresWithConflict'] as Suite);
  const { schema, plan } = createApolloPlanner(sdl);
  const check = createPlanCheck(sdl, schema);

  test.each(FAULTS)('%s', (_, query, change) => {
    const document = parse(query);
    const { node } = plan(document, undefined);
    if (node === undefined) throw new Error('There is nothing to plan.');
    expect(() => check(document, { node })).not.toThrow();
    expect(() => check(document, { node: change(node) })).toThrow(UnsoundPlan);
  });

  test('fields of a mutation in another order', () => {
    const sdl = supergraphOf(SUITES['mutations'] as Suite);
    const { schema, plan } = createApolloPlanner(sdl);
    const text = 'mutation { a: draw(id: "w2") { id } b: add(id: "w2", by: 3) { id } }';
    const turned = 'mutation { b: add(id: "w2", by: 3) { id } a: draw(id: "w2") { id } }';
    const made = plan(parse(text), undefined);
    const check = createPlanCheck(sdl, schema);
    expect(() => check(parse(text), made)).not.toThrow();
    expect(() => check(parse(turned), made)).toThrow(UnsoundPlan);
  });

  test.each([
    ['requiresCircular', 1],
    ['requiresCircular', 2],
    ['requiresWithConflict', 1],
    ['requiresWithConflict', 2],
    ['requiresWithConflict', 3],
    ['requiresWithConflict', 4],
  ] as const)("Apollo's for %s %i", async (name, index) => {
    const maker = await createPlanMaker('apollo', supergraphOf(SUITES[name] as Suite));
    const document = parse(casesOf(name)[index]?.query ?? '');
    expect(() => maker.plan(document, undefined)).toThrow(UnsoundPlan);
  });

  test.each([
    [22, 40],
    [28, 22],
    [32, 45],
  ])("Hive's for supergraph %i, operation %i", async (seed, index) => {
    const { generated, reference } = caseOf(seed);
    const maker = await createPlanMaker('hive', generated.supergraphSdl);
    const { plan } = planned(maker, generateOperation(reference.schema, `${seed}/${index}`));
    await expect(plan).rejects.toThrow(UnsoundPlan);
  });
});

/** Asks a planner for an operation as the executor does. */
function planned(
  planner: Pick<CheckedPlanner, 'schema'> & {
    plan: (document: DocumentNode, name: string | undefined) => Plan | Promise<Plan>;
  },
  { text, operationName, variables }: ReturnType<typeof generateOperation>,
) {
  const document = parse(text);
  const operation = document.definitions.find(
    (node) =>
      node.kind === 'OperationDefinition' &&
      (operationName === undefined || node.name?.value === operationName),
  );
  if (operation?.kind !== 'OperationDefinition') throw new Error('There is no such operation.');
  return { plan: planFor(planner, document, operation, (name) => variables[name] === true) };
}

/** An operation that is valid and ends a process in which Hive's planner is asked for it. */
const LETHAL = { seed: 100, index: 6 };

describe('the process that plans', () => {
  let queue: PlanQueue | undefined;
  afterEach(() => queue?.close());
  const ended: string[] = [];
  const started = (
    supergraphSdl: string,
    makers: readonly MakerName[],
    limits: { timeoutMs?: number; mostWaiting?: number } = {},
  ) => {
    ended.length = 0;
    queue = createPlanQueue({
      ...{ timeoutMs: 60_000, mostWaiting: 10, mostPlanBytes: 2 ** 20, ...limits },
      onEnded: (reason) => ended.push(reason),
    });
    const { schema } = createApolloPlanner(supergraphSdl);
    return createCheckedPlanner({
      ...{ supergraphSdl, schema, makers, queue, onRefused: () => undefined },
    });
  };

  test("may be ended by native code: the plan is another planner's, and that is not tried again", async () => {
    const { generated, reference } = caseOf(LETHAL.seed);
    const operation = generateOperation(reference.schema, `${LETHAL.seed}/${LETHAL.index}`);
    const both = started(generated.supergraphSdl, ['hive', 'apollo']);
    expect((await planned(both, operation).plan)?.node).toBeDefined();
    expect(ended).toHaveLength(1);
    expect((await planned(both, operation).plan)?.node).toBeDefined();
    expect(ended).toHaveLength(1);
  });

  test('is ended where it takes too long, and what it was asked is refused from then on', async () => {
    const sdl = supergraphOf(SUITES['simpleEntityCall'] as Suite);
    const alone = started(sdl, ['hive'], { timeoutMs: 0 });
    const fields = Array.from({ length: 3_000 }, (_, index) => `a${index}: customers { name }`);
    const document = parse(`{ ${fields.join(' ')} }`);
    const refusal = { extensions: { code: 'OPERATION_NOT_PLANNED' } };
    await expect(alone.plan(document, undefined)).rejects.toMatchObject(refusal);
    const before = ended.length;
    expect(before).toBeGreaterThan(0);
    await expect(alone.plan(document, undefined)).rejects.toMatchObject(refusal);
    expect(ended).toHaveLength(before);
  });

  test('makes no plan that is proved: the client is told, and nothing is run', async () => {
    const served = await serveGateway(
      supergraphOf(SUITES['requiresWithConflict'] as Suite),
      'apollo',
      {},
    );
    const response = await fetch(served.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ items { price(currency: "CHF") duty } }' }),
    });
    expect([response.status, await response.json()]).toMatchObject([
      400,
      { errors: [{ extensions: { code: 'OPERATION_NOT_PLANNED' } }] },
    ]);
    await served.close();
  });

  test('lets no more wait than it may', async () => {
    const sdl = supergraphOf(SUITES['simpleEntityCall'] as Suite);
    const busy = started(sdl, ['hive'], { mostWaiting: 1 });
    const asked = ['{ customers { name } }', '{ customers { score } }', '{ customers { id } }'].map(
      (text) => busy.plan(parse(text), undefined),
    );
    const [first, second, third] = await Promise.allSettled(asked);
    expect([first?.status, second?.status]).toEqual(['fulfilled', 'fulfilled']);
    expect(third).toMatchObject({ reason: { extensions: { code: 'SERVICE_UNAVAILABLE' } } });
  });

  test("is nobody's alone: who has many waiting loses a place to who has none, and pays for what is refused", async () => {
    const sdl = supergraphOf(SUITES['requiresWithConflict'] as Suite);
    const busy = started(sdl, ['apollo'], { mostWaiting: 2 });
    const paid = { many: 0, one: 0 };
    const asker = (name: keyof typeof paid) => ({
      name,
      pay: (points: number) => {
        paid[name] += points;
      },
    });
    const refusals = ['a', 'b', 'c'].map((name) =>
      busy.plan(
        parse(`query ${name} { items { price(currency: "CHF") duty } }`),
        name,
        new Askers(asker('many')),
      ),
    );
    const wide = Array.from({ length: 60 }, (_, index) => `a${index}: items { id }`).join(' ');
    const other = busy.plan(parse(`{ ${wide} }`), undefined, new Askers(asker('one')));
    const told = await Promise.allSettled(refusals);
    expect((await other).node).toBeDefined();
    expect(told.map((one) => one.status === 'rejected' && one.reason.extensions.code)).toEqual([
      'OPERATION_NOT_PLANNED',
      'OPERATION_NOT_PLANNED',
      'SERVICE_UNAVAILABLE',
    ]);
    expect(paid).toEqual({ many: 400, one: 20 });
  });

  test('gives what two wait for to both in the turn that comes first', async () => {
    const busy = started(supergraphOf(SUITES['simpleEntityCall'] as Suite), ['apollo']);
    const asker = (name: string) => ({ name, pay: () => undefined });
    const made: string[] = [];
    const plan = async (name: string, ...more: string[]) => {
      const askers = new Askers(asker('many'));
      const planned = busy.plan(parse(`query ${name} { customers { name } }`), name, askers);
      for (const other of more) askers.join(asker(other));
      await planned;
      made.push(name);
    };
    await Promise.all([plan('a'), plan('b'), plan('c'), plan('d', 'one')]);
    expect(made).toEqual(['a', 'b', 'd', 'c']);
  });
});
