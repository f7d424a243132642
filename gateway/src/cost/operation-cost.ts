import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { mayRun, type Variables } from '../documents/guards.ts';
import { isMark } from '../execution/response.ts';
import { isCostly, type Step, StepReader, type ValueCost } from './steps.ts';
import type { Weights } from './weights.ts';

/** What an operation costs, in points. */
export interface OperationCost {
  /** Before it is run: every list as long as it may be. */
  readonly estimate: (variables: Variables) => number;
  /**
   * Of its answer, by the same weights: every list as long as it is.
   * @param isWhole whether nothing is missing in it; else what is missing costs what it might have
   */
  readonly actual: (data: unknown, variables: Variables, isWhole: boolean) => number;
}

type Known = Map<readonly Step[], number>;

/** Of which the cost is counted. */
interface Answer {
  readonly variables: Variables;
  /** Whether what is missing was not worked for. */
  readonly isWhole: boolean;
  /** What things may cost that are not known, as far as that was asked. */
  known: Known | undefined;
}

/**
 * Prepares the cost of an operation that was validated.
 * @throws {TooManySelections} where fragments under conditions multiply
 */
export function costOf(
  schema: GraphQLSchema,
  weights: Weights,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): OperationCost {
  const root = schema.getRootType(operation.operation);
  if (root == null) throw new Error(`The schema has no ${operation.operation}.`);
  const reader = new StepReader(schema, weights, document, operation);
  const steps = reader.steps([{ set: operation.selectionSet, guards: [] }], root, undefined);
  // What several types have in common is counted once, or types within types would multiply.
  const estimate = (of: readonly Step[], variables: Variables, known: Known): number => {
    let sum = known.get(of);
    if (sum !== undefined) return sum;
    sum = 0;
    for (const step of of) {
      if (!runs(step, operation, variables)) continue;
      sum += onceOf(step, variables) + step.length(variables) * dearest(step, variables, known);
    }
    known.set(of, sum);
    return sum;
  };
  const dearest = ({ values }: Step, variables: Variables, known: Known): number => {
    let most = 0;
    for (const { weight, steps } of values) {
      most = Math.max(most, weight + estimate(steps, variables, known));
    }
    return most;
  };
  const dearestOf = (values: readonly ValueCost[], answer: Answer): ValueCost | undefined => {
    const cost = ({ weight, steps }: ValueCost) =>
      weight + estimate(steps, answer.variables, knownIn(answer));
    return values.toSorted((one, other) => cost(other) - cost(one))[0];
  };
  const actual = (of: readonly Step[], value: object, answer: Answer): number => {
    let sum = 0;
    for (const step of of) {
      if (!runs(step, operation, answer.variables)) continue;
      sum += onceOf(step, answer.variables) + ofField(step, (value as Variables)[step.key], answer);
    }
    return sum;
  };
  const ofField = (step: Step, value: unknown, answer: Answer): number => {
    if (!isMissing(value)) return ofValue(step, value, answer);
    const { variables, isWhole } = answer;
    return isWhole ? 0 : step.length(variables) * dearest(step, variables, knownIn(answer));
  };
  const ofValue = (step: Step, value: unknown, answer: Answer): number => {
    if (isMissing(value)) {
      return answer.isWhole ? 0 : dearest(step, answer.variables, knownIn(answer));
    }
    if (Array.isArray(value)) {
      let sum = 0;
      for (const item of value) sum += ofValue(step, item, answer);
      return sum;
    }
    const found = ofType(step.values, value) ?? dearestOf(step.values, answer);
    if (found === undefined) return 0;
    if (typeof value !== 'object' || value === null) return found.weight;
    return found.weight + actual(found.costly, value, answer);
  };
  const costly = steps.filter(isCostly);
  const estimated = (variables: Variables) => points(estimate(steps, variables, new Map()));
  // Without variables it is the same for every request.
  const hasVariables = (operation.variableDefinitions ?? []).length > 0;
  const fixed = hasVariables ? undefined : estimated({});
  return {
    estimate: (variables) => fixed ?? estimated(variables),
    actual(data, variables, isWhole) {
      const isData = typeof data === 'object' && data !== null;
      if (!isData && isWhole) return 0;
      const answer = { variables, isWhole, known: undefined };
      return points(actual(costly, isData ? data : {}, answer));
    },
  };
}

function runs({ when }: Step, operation: OperationDefinitionNode, variables: Variables): boolean {
  for (const guards of when) {
    if (guards.length === 0) return true;
    if (guards.every((guard) => mayRun(guard, operation, variables))) return true;
  }
  return false;
}

function onceOf({ once, given }: Step, variables: Variables): number {
  return given === undefined ? once : once + given(variables);
}

function isMissing(value: unknown): boolean {
  return value === null || value === undefined || isMark(value);
}

/** What was asked of a value by its type, which is fetched where there may be several. */
function ofType(values: readonly ValueCost[], value: unknown): ValueCost | undefined {
  if (values.length < 2) return values[0];
  const { __typename } = Object(value) as { readonly __typename?: unknown };
  return values.find(({ type }) => type === __typename);
}

function knownIn(answer: Answer): Known {
  answer.known ??= new Map();
  return answer.known;
}

/** What grew beyond all numbers is more than anybody has. */
function points(sum: number): number {
  if (Number.isNaN(sum)) return Number.MAX_SAFE_INTEGER;
  return Math.min(Math.max(0, sum), Number.MAX_SAFE_INTEGER);
}
