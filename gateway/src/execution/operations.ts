import {
  type DocumentNode,
  type FieldNode,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  Kind,
  type OperationDefinitionNode,
  visit,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { SharedCache } from '../documents/shared-cache.ts';
import { keptTokensOf } from '../documents/tokens.ts';
import { Askers } from './askers.ts';
import { coerceVariables } from './coerce-variables.ts';
import { isAskedFor } from './concerns.ts';
import type { Asker, ExecutionRequest, FetchRequest, Planner } from './executor.ts';
import { compileFetch, type RunFetch } from './fetches.ts';
import { createIntrospection, type Introspect } from './introspection.ts';
import type { Place } from './paths.ts';
import { inOne } from './plan.ts';
import { planFor } from './planning.ts';
import type { IsTrue } from './representations.ts';
import type { ResponseObject } from './response.ts';
import { createSelections } from './selections.ts';
import { rootWriter, type Writing } from './serializer.ts';
import { sharingIn } from './sharing.ts';
import { stepsOf } from './steps.ts';
import type { Types } from './types.ts';
import { reasonsIn, type Withheld } from './withheld.ts';

/** An operation, compiled for one choice of what `@skip` and `@include` leave in. */
export interface Variant {
  readonly steps: readonly { readonly run: RunFetch; readonly after: readonly number[] }[];
  readonly write: (data: ResponseObject, writing: Writing) => string | undefined;
  /** Whether an error at the place is about something that the client asked for. */
  readonly concerns: (place: Place | undefined, data: ResponseObject) => boolean;
}

export interface Operation {
  readonly kind: FetchRequest['kind'];
  /** JSON text of a field of the schema itself. */
  readonly introspect: (
    fields: readonly FieldNode[],
    variables: ExecutionRequest['variables'],
  ) => string;
  /**
   * What is wrong with the variables, or what is run with them.
   * @param askerOf asked for whom it is planned, where it is
   */
  readonly variantFor: (
    variables: ExecutionRequest['variables'],
    withheld: Withheld | undefined,
    askerOf: () => Asker | undefined,
  ) => Variant | Promise<Variant> | GraphQLError[];
  /** Plans what is run of it, whatever its variables: each choice of few conditions, else none and all. */
  readonly planAll: (asker: Asker) => Promise<void>;
}

/** Texts that are remembered, and tokens of them: counted for each operation and each of its variants. */
const KEPT_TEXTS = 2_000;
const KEPT_TOKENS = 400_000;
const KEPT_VARIANTS = 64;

export interface OperationsOptions {
  readonly planner: Planner;
  readonly types: Types;
}

/**
 * Compiles operations, each once while it is remembered.
 * @returns what compiles one for who asks for it; for nobody, where it is known beforehand
 */
export function createOperations(
  options: OperationsOptions,
): (request: Omit<ExecutionRequest, 'variables'>, askerOf?: () => Asker | undefined) => Operation {
  const cache = new SharedCache<ReadonlyMap<string, Compiled>>({
    most: KEPT_TEXTS,
    mostTokens: KEPT_TOKENS,
    tokensOf: (operations) => {
      let tokens = 0;
      for (const operation of operations.values()) tokens += operation.tokens();
      return tokens;
    },
  });
  const introspect = createIntrospection(options.planner.schema);
  return ({ text, document, operationName = '' }, askerOf) => {
    const user = () => askerOf?.()?.name;
    const known = cache.get(text, user);
    const found = known?.get(operationName);
    if (found !== undefined) return found;
    const countAnew = () => {
      const now = cache.get(text);
      if (now !== undefined) cache.replace(text, now);
    };
    const operation = compile(document, operationName, { ...options, introspect, countAnew });
    const operations = new Map([...(known ?? []), [operationName, operation]]);
    if (known === undefined) cache.set(text, operations, user());
    else cache.replace(text, operations);
    return operation;
  };
}

interface Compiled extends Operation {
  /** Of its document, once more for each variant. */
  readonly tokens: () => number;
}

interface CompileOptions extends OperationsOptions {
  readonly introspect: Introspect;
  /** Called when there are more variants. */
  readonly countAnew: () => void;
}

function compile(document: DocumentNode, name: string, options: CompileOptions): Compiled {
  const { planner, introspect, countAnew } = options;
  const tokens = keptTokensOf(document);
  const operation = getOperationAST(document, name || undefined);
  if (!operation) throw new Error('The document has no such operation.');
  const conditions = conditionsIn(document, operation);
  const variants = new LRUCache<string, Variant>({ max: KEPT_VARIANTS });
  const planning = new Map<string, Planning>();
  const planned = async (key: string, choice: Choice): Promise<Variant> => {
    try {
      const variant = await variantOf(document, operation, choice, options);
      variants.set(key, variant);
      countAnew();
      return variant;
    } finally {
      planning.delete(key);
    }
  };
  const definitions = operation.variableDefinitions ?? [];
  const plan = (key: string, choice: Choice): Promise<Variant> => {
    const variant = planned(key, choice);
    planning.set(key, { variant, askers: choice.askers });
    return variant;
  };
  /** Whoever asks for what somebody else waits for has it in their own turn, too. */
  const joined = ({ variant, askers }: Planning, asker: Asker | undefined): Promise<Variant> => {
    if (asker !== undefined) askers?.join(asker);
    return variant;
  };
  return {
    kind: KINDS[operation.operation],
    tokens: () => tokens * (1 + variants.size),
    introspect: (fields, variables) => introspect(document, operation, fields, variables),
    variantFor(variables, withheld, askerOf) {
      const { coerced = {}, errors } =
        definitions.length === 0 ? {} : coerceVariables(planner.schema, definitions, variables);
      if (errors !== undefined) return [...errors];
      const unclear = conditions.find((variable) => typeof coerced[variable] !== 'boolean');
      if (unclear !== undefined) {
        const message = `The variable "$${unclear}" of a condition must not be null.`;
        return [new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } })];
      }
      const choice = conditions
        .map((variable) => (coerced[variable] === true ? '1' : '0'))
        .join('');
      const key = withheld === undefined ? choice : `${choice} ${withheld.key}`;
      const known = variants.get(key);
      if (known !== undefined) return known;
      const asker = askerOf();
      const begun = planning.get(key);
      if (begun !== undefined) return joined(begun, asker);
      const isTrue = (variable: string) => coerced[variable] === true;
      return plan(key, { isTrue, withheld, askers: asker && new Askers(asker) });
    },
    async planAll(asker) {
      for (const choice of choicesOf(conditions.length)) {
        const isTrue = (variable: string) => choice[conditions.indexOf(variable)] === '1';
        if (variants.has(choice)) continue;
        const begun = planning.get(choice);
        const askers = new Askers(asker);
        await (begun
          ? joined(begun, asker)
          : plan(choice, { isTrue, withheld: undefined, askers }));
      }
    },
  };
}

/** Conditions of which each choice is planned before it is asked for. */
const FEW_CONDITIONS = 2;

function choicesOf(conditions: number): readonly string[] {
  if (conditions > FEW_CONDITIONS) return ['0'.repeat(conditions), '1'.repeat(conditions)];
  const all = Array.from({ length: 2 ** conditions }, (_, choice) => choice.toString(2));
  return conditions === 0 ? [''] : all.map((choice) => choice.padStart(conditions, '0'));
}

const KINDS = { query: 'QUERY', mutation: 'MUTATION', subscription: 'SUBSCRIPTION' } as const;

interface Choice {
  readonly isTrue: IsTrue;
  readonly withheld: Withheld | undefined;
  readonly askers: Askers | undefined;
}

interface Planning {
  readonly variant: Promise<Variant>;
  readonly askers: Askers | undefined;
}

async function variantOf(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  { isTrue, withheld, askers }: Choice,
  { planner, types }: OperationsOptions,
): Promise<Variant> {
  const { schema } = planner;
  const reasonOf = reasonsIn(withheld);
  const forAsker: Planner = { schema, plan: (part, name) => planner.plan(part, name, askers) };
  const plan = await planFor(forAsker, document, operation, isTrue, reasonOf);
  const steps = stepsOf(inOne(plan), isTrue);
  const sharing = sharingIn(steps, isTrue);
  const selections = createSelections(document, isTrue);
  const root = rootTypeOf(schema, operation);
  return {
    steps: steps.map(({ fetch, after }, step) => ({
      after,
      run: compileFetch(fetch, { types, isTrue, sharing: (part) => sharing(step, part) }),
    })),
    write: rootWriter({ schema, selections, reasonOf }, root, operation.selectionSet),
    concerns: (place, data) => {
      const asked = { schema, selections, type: root, sets: [operation.selectionSet] };
      return place === undefined || isAskedFor(place, data, asked);
    },
  };
}

function rootTypeOf(schema: GraphQLSchema, { operation }: OperationDefinitionNode) {
  const type = schema.getRootType(operation);
  if (type == null) throw new Error(`The schema has no ${operation}.`);
  return type;
}

/** Names of the variables that say what is left in. */
function conditionsIn(document: DocumentNode, operation: OperationDefinitionNode): string[] {
  const defined = new Set(
    operation.variableDefinitions?.map(({ variable }) => variable.name.value),
  );
  const found = new Set<string>();
  visit(document, {
    Directive({ name, arguments: given }) {
      if (name.value !== 'skip' && name.value !== 'include') return;
      const value = given?.[0]?.value;
      if (value?.kind === Kind.VARIABLE && defined.has(value.name.value)) {
        found.add(value.name.value);
      }
    },
  });
  return [...found];
}
