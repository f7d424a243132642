import {
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  type SelectionSetNode,
  visit,
} from 'graphql';
import { fragmentsIn, operationIn } from '../definitions.ts';
import type { EntityFetch, FetchNode, Path, Plan, Rewrite } from '../plan.ts';
import { inOne } from '../plan.ts';
import { createSelections } from '../selections.ts';
import { type Step, stepsOf } from '../steps.ts';
import { typesOf } from '../types.ts';
import { checkAsked } from './asked.ts';
import { bring, type Fetched, type Scope } from './fetched.ts';
import { variableId } from './field-id.ts';
import { Effort, type Entry, Place, type TypeNames } from './place.ts';
import { type SubgraphTypes, subgraphTypesOf } from './subgraph-types.ts';
import { covers, nameAt, type Telling, type Told, toldOf } from './told.ts';
import { UnsoundPlan } from './unsound.ts';

/**
 * Proves that a plan answers an operation, or throws.
 * @throws {UnsoundPlan} where it does not, or where that cannot be seen
 * @throws {Error} where one of its fetches cannot be read
 */
export type CheckPlan = (document: DocumentNode, plan: Plan) => void;

/**
 * Follows a plan through types instead of objects: what each fetch brings for objects of each type,
 * what of it is there when the next fetch tells of them, and at the end that every field that was
 * asked for is there for every type that an object can have, with its own arguments.
 * @param schema that clients see
 */
export function createPlanCheck(supergraphSdl: string, schema: GraphQLSchema): CheckPlan {
  const subgraphs = subgraphTypesOf(supergraphSdl);
  const types = typesOf(supergraphSdl);
  const supergraph = types.schema;
  return (document, plan) => {
    const operation = operationIn(document);
    const root = schema.getRootType(operation.operation);
    if (root == null) throw new UnsoundPlan(`there is no ${operation.operation}.`);
    checkDirectives(document);
    const steps = stepsOf(inOne(plan), undecided);
    const effort = new Effort();
    const answer = new Place(new Set([root.name]), effort);
    const ancestors = ancestorsOf(steps);
    steps.forEach(({ fetch }, step) => {
      const before = ancestors[step] ?? new Set();
      const isThere = ({ by }: Entry) => by.some((one) => before.has(one));
      const telling = { schema: supergraph, types, isThere };
      checkVariables(fetch, operation, schema);
      run({ fetch, step, telling, subgraphs, effort, answer });
    });
    if (operation.operation === OperationTypeNode.MUTATION) checkOrder(document, steps, ancestors);
    const selections = createSelections(document, undecided);
    checkAsked({ schema, supergraph, selections }, answer, root, [operation.selectionSet]);
  };
}

/** Planners get operations without conditions. */
function undecided(variable: string): never {
  throw new UnsoundPlan(`it has the condition $${variable}, which was decided before.`);
}

function ancestorsOf(steps: readonly Step[]): readonly ReadonlySet<number>[] {
  const found: Set<number>[] = [];
  for (const { after } of steps) {
    found.push(new Set(after.flatMap((step) => [step, ...(found[step] ?? [])])));
  }
  return found;
}

interface Running {
  readonly fetch: FetchNode;
  readonly step: number;
  readonly telling: Telling;
  readonly subgraphs: SubgraphTypes;
  readonly effort: Effort;
  /** What is known so far. */
  readonly answer: Place;
}

function run({ fetch, step, telling, subgraphs, effort, answer }: Running): void {
  const { subgraph } = fetch;
  const document = parse(fetch.operation, { noLocation: true });
  const operation = operationIn(document);
  const fetched: Fetched = {
    ...{ schema: telling.schema, subgraphs, subgraph, step, effort },
    fragments: fragmentsIn(document),
  };
  if (fetch.entities.length === 0) {
    for (const { place, types } of reach(telling, answer, fetch.path)) {
      const brought = new Place(types, effort);
      bring(fetched, brought, operation.selectionSet, { types, provided: [], isTold: () => false });
      place.merge(changed(telling, brought, fetch.outputRewrites));
    }
    return;
  }
  for (const entities of fetch.entities) {
    const set = entitiesIn(operation, entities);
    for (const path of entities.paths) {
      for (const { place, types } of reach(telling, answer, path)) {
        const scope = entityScope(fetched, telling, entities, place, types);
        const brought = new Place(scope.types, effort);
        bring(fetched, brought, set, scope);
        place.merge(changed(telling, brought, entities.outputRewrites));
      }
    }
  }
}

interface Reached {
  readonly place: Place;
  readonly types: TypeNames;
}

/** The places at the end of a path, with the types of the objects that are found there. */
function reach(telling: Telling, root: Place, path: Path): readonly Reached[] {
  let reached: readonly Reached[] = [{ place: root, types: root.types }];
  for (const segment of path) {
    if (segment.kind === 'List') continue;
    reached = reached.flatMap(({ place, types }): readonly Reached[] => {
      if (segment.kind === 'Key') {
        return place
          .below(segment.name, types, telling.isThere)
          .map((one) => ({ place: one, types: one.types }));
      }
      const chosen = [...types].filter((type) => {
        const name = nameAt(telling, place, type);
        return name === undefined || segment.names.some((one) => telling.types.is(name, one));
      });
      return [{ place, types: new Set(chosen) }];
    });
  }
  return reached;
}

/** The types of which the subgraph is told enough to find their objects. */
function entityScope(
  { schema, subgraphs, subgraph }: Fetched,
  telling: Telling,
  entities: EntityFetch,
  place: Place,
  types: TypeNames,
): Scope {
  const known = new Map<string, Told>();
  for (const type of types) {
    const found = toldOf(telling, place, type, entities);
    if (found === undefined) continue;
    const { told, name } = found;
    if (!subgraphs.keysOf(subgraph, name).some((key) => covers(schema, told, key))) {
      throw new UnsoundPlan(`${subgraph} is told no key of ${name}.`);
    }
    known.set(type, told);
  }
  return {
    types: new Set(known.keys()),
    provided: [],
    isTold(type, required) {
      const told = known.get(type);
      return told !== undefined && covers(schema, told, required);
    },
  };
}

function changed(telling: Telling, brought: Place, rewrites: readonly Rewrite[]): Place {
  for (const one of rewrites) {
    const last = one.path.at(-1);
    if (one.kind !== 'Rename' || last?.kind !== 'Key') {
      throw new UnsoundPlan('an answer is given a value that nobody said.');
    }
    let places: readonly Reached[] = [{ place: brought, types: brought.types }];
    for (const segment of one.path.slice(0, -1)) {
      places = places.flatMap(({ place, types }): readonly Reached[] => {
        if (segment.kind === 'List') return [{ place, types }];
        if (segment.kind === 'Key') {
          return place
            .below(segment.name, types, () => true)
            .map((below) => ({ place: below, types: below.types }));
        }
        const isOne = (type: string) => segment.names.some((name) => telling.types.is(type, name));
        return [{ place, types: new Set([...types].filter(isOne)) }];
      });
    }
    for (const { place, types } of places) place.rename(last.name, one.to, types);
  }
  return brought;
}

/** Each field of a mutation begins when all of those before it have ended, or travels with them. */
function checkOrder(
  document: DocumentNode,
  steps: readonly Step[],
  ancestors: readonly ReadonlySet<number>[],
): void {
  const selections = createSelections(document, undecided);
  const wanted = [...selections.fieldsOf([operationIn(document).selectionSet], () => true).keys()];
  const keys = steps.map(({ fetch }) => {
    if (fetch.operationKind !== OperationTypeNode.MUTATION) return [];
    const fetched = parse(fetch.operation, { noLocation: true });
    const { fieldsOf } = createSelections(fetched, undecided);
    return [...fieldsOf([operationIn(fetched).selectionSet], () => true).keys()];
  });
  const isInTurn = keys.every(
    (some, step) =>
      some.length === 0 ||
      ((some.length === 1 || steps.length === 1) && (ancestors[step]?.size ?? 0) === step),
  );
  const made = keys.flat().filter((key) => key !== '__typename');
  const isSame = made.join(' ') === wanted.filter((key) => key !== '__typename').join(' ');
  if (!isInTurn || !isSame) throw new UnsoundPlan('the mutation would run in another order.');
}

/** Planners take along the directives of fields at the most. */
function checkDirectives(document: DocumentNode): void {
  visit(document, {
    Directive(_, __, ___, ____, ancestors) {
      const holder = ancestors.at(-1);
      const isOfField = holder !== undefined && 'kind' in holder && holder.kind === Kind.FIELD;
      if (!isOfField) throw new UnsoundPlan('it has directives that are not of fields.');
    },
  });
}

/** What a fetch uses is sent along, and is what the client gives, or the client's default. */
function checkVariables(
  { operation: text, variables, entities }: FetchNode,
  { variableDefinitions: given = [] }: OperationDefinitionNode,
  schema: GraphQLSchema,
): void {
  const document = parse(text, { noLocation: true });
  const { variableDefinitions = [] } = operationIn(document);
  const own = new Set(entities.map(({ variable }) => variable));
  const sent = new Set([...variables, ...own]);
  visit(document, {
    Variable({ name }) {
      if (!sent.has(name.value)) throw new UnsoundPlan(`$${name.value} is not sent along.`);
    },
  });
  const wanted = new Set(given.map((one) => variableId(one, schema)));
  for (const one of variableDefinitions) {
    if (own.has(one.variable.name.value)) continue;
    if (wanted.has(variableId(one, schema))) continue;
    throw new UnsoundPlan(`$${one.variable.name.value} has another type or default.`);
  }
}

function entitiesIn(operation: OperationDefinitionNode, { key }: EntityFetch): SelectionSetNode {
  for (const node of operation.selectionSet.selections) {
    if (node.kind !== Kind.FIELD || (node.alias ?? node.name).value !== key) continue;
    if (node.selectionSet !== undefined) return node.selectionSet;
  }
  throw new UnsoundPlan(`a fetch of entities has no field «${key}».`);
}
