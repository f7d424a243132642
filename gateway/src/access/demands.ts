import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { type Guard, guardsOf, textOfGuards } from '../documents/guards.ts';
import type { Requirement, RequirementOf } from './requirements.ts';

/** One field of an operation that asks something of the caller. */
export interface Demand {
  readonly coordinate: string;
  readonly requirement: Requirement;
  readonly guards: readonly Guard[];
  /** Where it stands in the document. */
  readonly nodes: readonly FieldNode[];
}

/** Beyond so many distinct combinations of fragment and conditions an operation is refused. */
const MOST_VISITS = 2_000;

export class TooManyConditions extends Error {}

/**
 * Every demand of an operation, with fragments followed and aliases ignored.
 * @throws {TooManyConditions} where fragments under conditions multiply
 */
export function demandsOf(
  schema: GraphQLSchema,
  requirementOf: RequirementOf,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): readonly Demand[] {
  const walk = new Walk(schema, requirementOf, document);
  walk.selections(operation.selectionSet, schema.getRootType(operation.operation) ?? undefined, []);
  return [...walk.demands.values()];
}

class Walk {
  readonly demands = new Map<string, Demand & { readonly nodes: FieldNode[] }>();
  readonly #schema: GraphQLSchema;
  readonly #requirementOf: RequirementOf;
  readonly #fragments = new Map<string, FragmentDefinitionNode>();
  readonly #visited = new Set<string>();

  constructor(schema: GraphQLSchema, requirementOf: RequirementOf, document: DocumentNode) {
    this.#schema = schema;
    this.#requirementOf = requirementOf;
    for (const definition of document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) {
        this.#fragments.set(definition.name.value, definition);
      }
    }
  }

  selections(
    set: SelectionSetNode,
    parent: GraphQLNamedType | undefined,
    outer: readonly Guard[],
  ): void {
    for (const node of set.selections) {
      const guards = guardsOf(node.directives, outer);
      if (guards === 'never') continue;
      switch (node.kind) {
        case Kind.FIELD:
          this.#field(node, parent, guards);
          break;
        case Kind.INLINE_FRAGMENT: {
          const condition = node.typeCondition?.name.value;
          const type = condition === undefined ? parent : this.#schema.getType(condition);
          this.selections(node.selectionSet, type, guards);
          break;
        }
        case Kind.FRAGMENT_SPREAD:
          this.#spread(node.name.value, guards);
          break;
      }
    }
  }

  #field(node: FieldNode, parent: GraphQLNamedType | undefined, guards: readonly Guard[]): void {
    const { selectionSet: set } = node;
    const name = node.name.value;
    if (name.startsWith('__') || !(isObjectType(parent) || isInterfaceType(parent))) return;
    const requirement = this.#requirementOf(parent.name, name);
    if (requirement !== undefined) {
      const coordinate = `${parent.name}.${name}`;
      const key = `${coordinate} ${textOfGuards(guards)}`;
      const demand = this.demands.get(key) ?? { coordinate, requirement, guards, nodes: [] };
      demand.nodes.push(node);
      this.demands.set(key, demand);
    }
    const field = parent.getFields()[name];
    if (set !== undefined && field !== undefined) {
      this.selections(set, getNamedType(field.type), guards);
    }
  }

  #spread(name: string, guards: readonly Guard[]): void {
    const fragment = this.#fragments.get(name);
    const key = `${name} ${textOfGuards(guards)}`;
    if (fragment === undefined || this.#visited.has(key)) return;
    this.#visited.add(key);
    if (this.#visited.size > MOST_VISITS) {
      throw new TooManyConditions('The operation has too many combinations of conditions.');
    }
    const type = this.#schema.getType(fragment.typeCondition.name.value);
    this.selections(fragment.selectionSet, type, guards);
  }
}
