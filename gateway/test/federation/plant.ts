import { visit } from 'graphql';
import type { FetchReply, Planner, Send } from '../../src/execution/executor.ts';
import type { EntityFetch, FetchNode, Plan, PlanNode } from '../../src/execution/plan.ts';
import { ToldOnce } from '../../src/execution/told-once.ts';
import type { OurOptions } from './our-gateway.ts';

/** A fault that is planted between the executor and what it works with, or in itself. */
export interface Planted<W> extends OurOptions<W> {
  readonly fault: string;
  /** Plants it in the executor itself. @returns how to take it out */
  readonly plant?: () => () => void;
}

/** The plan with each of its fetches changed; undefined leaves a fetch out. */
function changed(
  planner: Planner,
  change: (fetch: FetchNode, number: number) => FetchNode | undefined,
): Planner {
  return {
    schema: planner.schema,
    async plan(document, operationName) {
      let count = 0;
      const visit = (node: PlanNode): PlanNode | undefined => {
        if (node.kind === 'Fetch') {
          count += 1;
          return change(node, count);
        }
        if (node.kind === 'Condition') {
          const { whenTrue, whenFalse } = node;
          return {
            ...node,
            whenTrue: whenTrue && visit(whenTrue),
            whenFalse: whenFalse && visit(whenFalse),
          };
        }
        return { ...node, nodes: node.nodes.flatMap((one) => visit(one) ?? []) };
      };
      const plan: Plan = await planner.plan(document, operationName);
      return { ...plan, node: plan.node && visit(plan.node) };
    },
  };
}

const entitiesChanged = (change: (entities: EntityFetch) => EntityFetch) => (planner: Planner) =>
  changed(planner, (fetch) => ({ ...fetch, entities: fetch.entities.map(change) }));

type Body = { query: string; variables?: Record<string, unknown> };

/** Changes what is sent. */
const sent =
  <W>(change: (body: Body) => Body) =>
  (send: Send<W>): Send<W> =>
  (fetch, context) =>
    send({ ...fetch, body: JSON.stringify(change(JSON.parse(fetch.body) as Body)) }, context);

/** Changes what comes back. */
const received =
  <W>(change: (reply: FetchReply) => FetchReply) =>
  (send: Send<W>): Send<W> =>
  async (fetch, context) =>
    change(await send(fetch, context));

/** Changes each list of representations in a body. */
function representationsChanged<W>(change: (list: unknown[]) => unknown[]) {
  return sent<W>((body) => ({
    ...body,
    variables: Object.fromEntries(
      Object.entries(body.variables ?? {}).map(([name, value]) => {
        const isList = Array.isArray(value) && isRepresentation(value[0]);
        return [name, isList ? change(value) : value];
      }),
    ),
  }));
}

function isRepresentation(value: unknown): boolean {
  return typeof value === 'object' && value !== null && '__typename' in value;
}

/** Changes each list of entities that comes back. */
function entitiesReceived<W>(change: (list: unknown[]) => unknown[]) {
  return received<W>((reply) => ({
    ...reply,
    ...(reply.data && {
      data: Object.fromEntries(
        Object.entries(reply.data).map(([name, value]) => [
          name,
          name.startsWith('_e') && Array.isArray(value) ? change(value) : value,
        ]),
      ),
    }),
  }));
}

/** Entities that are the same become one object, whatever else is fetched of one of them. */
function alwaysUniting(): () => void {
  const { prototype } = ToldOnce;
  const { add } = prototype;
  prototype.add = function (object) {
    return add.call(this, object, true);
  };
  return () => {
    prototype.add = add;
  };
}

/** Faults that an executor could have, each made by hand, most where it meets planner and subgraphs. */
export function planted<W>(): Planted<W>[] {
  return [
    {
      fault: 'the last required field is not sent',
      planner: entitiesChanged((entities) => ({
        ...entities,
        requires: entities.requires.map((part) => ({
          ...part,
          ...(part.selections &&
            part.selections.length > 1 && { selections: part.selections.slice(0, -1) }),
        })),
      })),
    },
    {
      fault: 'the first two representations are swapped',
      send: representationsChanged(([first, second, ...rest]) =>
        second === undefined ? [first] : [second, first, ...rest],
      ),
    },
    {
      fault: 'entities come back in another order',
      send: entitiesReceived((list) => list.toReversed()),
    },
    {
      fault: 'representations are the same that are of one type',
      send: representationsChanged((list) => list.map(() => list[0])),
    },
    { fault: 'entities become one wherever they are the same', plant: alwaysUniting },
    {
      fault: 'the last entity of a reply is forgotten',
      send: entitiesReceived((list) => [...list.slice(0, -1), null]),
    },
    {
      fault: 'errors of subgraphs are lost',
      send: received(({ errors: _, ...reply }) => reply),
    },
    {
      fault: 'errors lose the end of their path',
      send: received((reply) => ({
        ...reply,
        ...(reply.errors && {
          errors: reply.errors.map((error) => ({
            ...error,
            ...(error.path && { path: error.path.slice(0, 1) }),
          })),
        }),
      })),
    },
    {
      fault: 'errors are numbered for the wrong entity',
      send: received((reply) => ({
        ...reply,
        ...(reply.errors && {
          errors: reply.errors.map((error) => ({
            ...error,
            ...(error.path && {
              path: error.path.map((key) => (typeof key === 'number' ? key + 1 : key)),
            }),
          })),
        }),
      })),
    },
    {
      fault: 'variables are not sent',
      send: sent(({ query, variables = {} }) => ({
        query,
        variables: Object.fromEntries(
          Object.entries(variables).filter(([, value]) => Array.isArray(value)),
        ),
      })),
    },
    {
      fault: 'the last fetch of a plan is not made',
      planner: (planner) => ({
        schema: planner.schema,
        async plan(document, operationName) {
          let all = 0;
          await changed(planner, (fetch, number) => {
            all = number;
            return fetch;
          }).plan(document, operationName);
          const cut = changed(planner, (fetch, number) =>
            number === all && number > 1 ? undefined : fetch,
          );
          return cut.plan(document, operationName);
        },
      }),
    },
    {
      fault: 'everything is asked at once',
      planner: (planner) => ({
        schema: planner.schema,
        async plan(document, operationName) {
          const plan = await planner.plan(document, operationName);
          return { ...plan, node: plan.node && atOnce(plan.node) };
        },
      }),
    },
    {
      fault: 'entities are merged one level too high',
      planner: entitiesChanged((entities) => ({
        ...entities,
        paths: entities.paths.map((path) => path.slice(0, -1)),
      })),
    },
    {
      fault: '@skip and @include are passed over',
      request: (request) => ({
        ...request,
        document: visit(request.document, {
          Directive: ({ name }) => (/^(skip|include)$/.test(name.value) ? null : undefined),
        }),
      }),
    },
    {
      fault: 'defaults of variables are passed over',
      request: (request) => ({
        ...request,
        document: visit(request.document, {
          VariableDefinition: ({ defaultValue: _, ...rest }) => rest,
        }),
      }),
    },
  ];
}

function atOnce(node: PlanNode): PlanNode {
  if (node.kind === 'Sequence') return { kind: 'Parallel', nodes: node.nodes.map(atOnce) };
  return node;
}
