import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { type Guard, guardsOf, textOfGuards } from '../documents/guards.ts';
import { fetchedKeyOf } from '../execution/fetched-keys.ts';
import { type Given, NOTHING_GIVEN, together } from './given.ts';
import { type ListLength, lengthOf } from './list-length.ts';
import type { Weights } from './weights.ts';

/** Beyond so many distinct combinations of selections, types and conditions an operation is refused. */
const MOST_VISITS = 5_000;
/** It takes about as long to tell so many names of the schema as to get an object from a subgraph. */
const VALUES_FOR_A_POINT = 50;

export class TooManySelections extends Error {}

/** One field of a selection on an object type. */
export interface Step {
  readonly key: string;
  /** It is asked for where all guards of one of these hold. */
  readonly when: readonly (readonly Guard[])[];
  /** Of the arguments that are given. */
  readonly once: number;
  /** Of the lists and objects that their variables hold; undefined where they can hold none. */
  readonly given: Given['varying'];
  /** How many values there may be. */
  readonly length: ListLength;
  /** What each value costs, by the types that it may be of: the dearest counts. */
  readonly values: readonly ValueCost[];
}

export interface ValueCost {
  /** The name of the type. */
  readonly type: string;
  readonly weight: number;
  readonly steps: readonly Step[];
  /** Those that cost anything, now or below: most of an answer are leaves, which do not. */
  readonly costly: readonly Step[];
}

/** Whether a field, its arguments, or anything below it has a weight. */
export function isCostly({ once, given, values }: Step): boolean {
  return (
    once !== 0 ||
    given !== undefined ||
    values.some(({ weight, costly }) => weight !== 0 || costly.length > 0)
  );
}

interface Selection {
  readonly set: SelectionSetNode;
  readonly guards: readonly Guard[];
}

/** Of a connection's field: the lists below it that it is the length of. */
interface Sized {
  readonly fields: readonly string[];
  readonly length: ListLength;
}

/** Turns selections into steps, each combination once. */
export class StepReader {
  readonly #schema: GraphQLSchema;
  readonly #weights: Weights;
  readonly #operation: OperationDefinitionNode;
  readonly #fragments = new Map<string, FragmentDefinitionNode>();
  readonly #known = new Map<string, readonly Step[]>();
  readonly #numbers = new Map<object, number>();
  readonly #sized = new Map<string, Sized>();
  #visits = 0;
  /** Values that tell about the schema. */
  #introspected = 0;

  constructor(
    schema: GraphQLSchema,
    weights: Weights,
    document: DocumentNode,
    operation: OperationDefinitionNode,
  ) {
    this.#schema = schema;
    this.#weights = weights;
    this.#operation = operation;
    for (const definition of document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) {
        this.#fragments.set(definition.name.value, definition);
      }
    }
  }

  steps(
    selections: readonly Selection[],
    type: GraphQLObjectType,
    sized: Sized | undefined,
  ): readonly Step[] {
    const sets = selections.map(({ set, guards }) => `${this.#number(set)}${textOfGuards(guards)}`);
    const name = `${type.name} ${sets.join(' ')} ${sized === undefined ? '' : this.#number(sized)}`;
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const fields = new Map<string, FieldWithGuards[]>();
    for (const { set, guards } of selections) this.#collect(set, guards, type, fields);
    const steps = [...fields].map(([key, nodes]) => this.#step(key, nodes, type, sized));
    const found = steps.filter((step) => step !== undefined);
    this.#known.set(name, found);
    return found;
  }

  /** What of a selection is asked of an object of that type, by the keys of its answer. */
  #collect(
    set: SelectionSetNode,
    outer: readonly Guard[],
    type: GraphQLObjectType,
    fields: Map<string, FieldWithGuards[]>,
  ): void {
    this.#visits += 1;
    if (this.#visits > MOST_VISITS) {
      throw new TooManySelections('The operation has too many combinations of fragments.');
    }
    for (const node of set.selections) {
      const guards = guardsOf(node.directives, outer);
      if (guards === 'never') continue;
      if (node.kind === Kind.FIELD) {
        const key = fetchedKeyOf(node);
        const found = fields.get(key) ?? [];
        found.push({ node, guards });
        fields.set(key, found);
        continue;
      }
      const fragment =
        node.kind === Kind.FRAGMENT_SPREAD ? this.#fragments.get(node.name.value) : node;
      if (fragment !== undefined && this.#applies(fragment.typeCondition?.name.value, type)) {
        this.#collect(fragment.selectionSet, guards, type, fields);
      }
    }
  }

  #applies(condition: string | undefined, type: GraphQLObjectType): boolean {
    if (condition === undefined || condition === type.name) return true;
    const found = this.#schema.getType(condition);
    return isAbstractType(found) && this.#schema.isSubType(found, type);
  }

  #step(
    key: string,
    nodes: readonly FieldWithGuards[],
    type: GraphQLObjectType,
    sized: Sized | undefined,
  ): Step | undefined {
    const [first] = nodes;
    const name = first?.node.name.value;
    if (name === '__schema' || name === '__type') return this.#introspection(key, nodes);
    const field = first && type.getFields()[first.node.name.value];
    if (first === undefined || field === undefined) return undefined;
    const returned = getNamedType(field.type);
    const length = this.#length(field, first.node, sized);
    const below = this.#sizedBelow(field, first.node);
    const selections = nodes.flatMap(({ node, guards }) =>
      node.selectionSet === undefined ? [] : [{ set: node.selectionSet, guards }],
    );
    const types = isAbstractType(returned)
      ? this.#schema.getPossibleTypes(returned)
      : isObjectType(returned)
        ? [returned]
        : [];
    const values = types.map((object) => {
      const steps = this.steps(selections, object, below);
      const weight = this.#weights.ofField(field, object);
      return { type: object.name, weight, steps, costly: steps.filter(isCostly) };
    });
    const weightOfLeaf = this.#weights.ofField(field, returned);
    const ofLeaf = { type: returned.name, weight: weightOfLeaf, steps: [], costly: [] };
    const given = this.#argumentsOf(field, first.node);
    return {
      key,
      when: nodes.map(({ guards }) => guards),
      once: given.fixed,
      given: given.varying,
      length,
      values: types.length > 0 ? values : [ofLeaf],
    };
  }

  /** The gateway tells it by itself, so that it costs the same however much of it is there. */
  #introspection(key: string, nodes: readonly FieldWithGuards[]): Step {
    const { valuesOf, most } = this.#weights.introspection;
    const asked = nodes.map(({ node }) => node);
    const values = valuesOf(asked, this.#fragments);
    this.#introspected += values;
    if (this.#introspected > most) {
      throw new TooManySelections(
        'The operation asks for too much about the schema: ask for no more than twice what the usual introspection query does, without asking for the same under several names.',
      );
    }
    const once = Math.ceil(values / VALUES_FOR_A_POINT);
    const when = nodes.map(({ guards }) => guards);
    return { key, when, once, given: undefined, length: () => 1, values: [] };
  }

  #length(field: GraphQLField<unknown, unknown>, node: FieldNode, sized: Sized | undefined) {
    const type = isNonNullType(field.type) ? field.type.ofType : field.type;
    if (!isListType(type)) return () => 1;
    if (sized?.fields.includes(field.name)) return sized.length;
    return lengthOf(this.#weights.listSize(field), field, node, this.#operation);
  }

  #sizedBelow(field: GraphQLField<unknown, unknown>, node: FieldNode): Sized | undefined {
    const size = this.#weights.listSize(field);
    if (size === undefined || size.sizedFields.length === 0) return undefined;
    const name = `${this.#number(node)} ${this.#number(field)}`;
    const length = lengthOf(size, field, node, this.#operation);
    const sized = this.#sized.get(name) ?? { fields: size.sizedFields, length };
    this.#sized.set(name, sized);
    return sized;
  }

  #argumentsOf(field: GraphQLField<unknown, unknown>, node: FieldNode): Given {
    const { ofArgument, given } = this.#weights;
    return (node.arguments ?? []).reduce<Given>((sum, { name, value }) => {
      const type = field.args.find((argument) => argument.name === name.value)?.type;
      const weight = { fixed: ofArgument(field, name.value), varying: undefined };
      const inside = type === undefined ? NOTHING_GIVEN : given(type, value, this.#operation);
      return together(sum, together(weight, inside));
    }, NOTHING_GIVEN);
  }

  #number(thing: object): number {
    const known = this.#numbers.get(thing);
    if (known !== undefined) return known;
    this.#numbers.set(thing, this.#numbers.size);
    return this.#numbers.size - 1;
  }
}

interface FieldWithGuards {
  readonly node: FieldNode;
  readonly guards: readonly Guard[];
}
