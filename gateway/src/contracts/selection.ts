import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  isUnionType,
} from 'graphql';
import type { ContractDefinition } from './definitions.ts';
import type { TagsOf } from './tags.ts';

type Composite = GraphQLObjectType | GraphQLInterfaceType;
type Field = GraphQLField<unknown, unknown>;

/** What of a schema is in a contract; of what cannot be left out, why not. */
export interface Selection {
  readonly hasType: (type: GraphQLNamedType) => boolean;
  /** Whether a field, input field, enum value or member of a union is in it. */
  readonly hasMember: (type: string, member: string) => boolean;
  readonly hasArgument: (type: string, field: string, argument: string) => boolean;
}

/**
 * Chooses by tags. A field is in a contract that it, or its type, was tagged for; what only values are made of
 * comes along with the fields that use it: scalars, enums, inputs, arguments. What is excluded is out in any
 * case. Then whatever has lost what it needs goes too: a type without fields, a field without the type of its
 * value or of an argument.
 */
export function select(
  schema: GraphQLSchema,
  tagsOf: TagsOf,
  { include, exclude }: ContractDefinition,
): Selection {
  const isExcluded = (coordinate: string) => tagsOf(coordinate).some((tag) => exclude.has(tag));
  const isIncluded = (coordinate: string) =>
    include.size === 0 || tagsOf(coordinate).some((tag) => include.has(tag));
  const members = new Map<string, Set<string>>();
  const hasArgument: Selection['hasArgument'] = (type, field, argument) =>
    !isExcluded(`${type}.${field}(${argument}:)`);
  const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
  const gone = new Set(types.filter(({ name }) => isExcluded(name)));
  for (const type of types) {
    const names = memberNames(type).filter((name) => {
      const coordinate = `${type.name}.${name}`;
      const chosen = !isComposite(type) || isIncluded(type.name) || isIncluded(coordinate);
      return chosen && !isExcluded(coordinate);
    });
    members.set(type.name, new Set(names));
  }
  const loses = (type: GraphQLNamedType, name: string): boolean => {
    if (isComposite(type)) {
      const { type: value, args } = fieldOf(type, name);
      const used = args.filter((argument) => hasArgument(type.name, name, argument.name));
      return [value, ...used.map((argument) => argument.type)].some((t) =>
        gone.has(getNamedType(t)),
      );
    }
    if (isUnionType(type)) return type.getTypes().some((t) => t.name === name && gone.has(t));
    if (!isInputObjectType(type)) return false;
    const field = type.getFields()[name];
    return field !== undefined && gone.has(getNamedType(field.type));
  };
  const settle = (): boolean => {
    const before = gone.size;
    for (const type of types) {
      const left = members.get(type.name) ?? new Set();
      for (const name of left) if (loses(type, name)) left.delete(name);
      if (memberNames(type).length > 0 && left.size === 0) gone.add(type);
    }
    return gone.size > before;
  };
  while (settle());
  return {
    hasType: (type) => !gone.has(type),
    hasMember: (type, member) => members.get(type)?.has(member) ?? false,
    hasArgument,
  };
}

/**
 * Why what is left cannot be served as a graph of its own, a sentence each: what a client has to give cannot be
 * left out, nor what an answer may be, for it would have to be told all the same.
 */
export function impossibilities(
  schema: GraphQLSchema,
  selection: Selection,
  reachable: ReadonlySet<GraphQLNamedType>,
  outputs: ReadonlySet<GraphQLNamedType>,
): readonly string[] {
  return [...reachable].flatMap((type) => {
    if (isComposite(type)) {
      return [
        ...chosenFields(type, selection).flatMap((field) =>
          missingArguments(type, field, selection),
        ),
        ...(isInterfaceType(type) ? unlikeInterface(schema, type, selection) : []),
      ];
    }
    const missing = memberNames(type).filter((name) => !selection.hasMember(type.name, name));
    if (isInputObjectType(type)) {
      const fields = type.getFields();
      return missing
        .filter((name) => fields[name] && isRequiredInputField(fields[name]))
        .map((name) => `${type.name}.${name} is left out, and has to be given.`);
    }
    const canBe = isUnionType(type) || (isEnumType(type) && outputs.has(type));
    return canBe ? missing.map((name) => `${type.name} may be ${name}, which is left out.`) : [];
  });
}

function missingArguments(type: Composite, field: Field, { hasArgument }: Selection): string[] {
  const missing = (argument: GraphQLArgument) =>
    isRequiredArgument(argument) && !hasArgument(type.name, field.name, argument.name);
  return field.args
    .filter(missing)
    .map(({ name }) => `${type.name}.${field.name}(${name}:) is left out, and has to be given.`);
}

/** What comes as an interface is of one of its types, which has to be there with all that it promises. */
function unlikeInterface(
  schema: GraphQLSchema,
  type: GraphQLInterfaceType,
  selection: Selection,
): string[] {
  const { objects, interfaces } = schema.getImplementations(type);
  return [...objects, ...interfaces].flatMap((other) =>
    chosenFields(type, selection)
      .filter(({ name }) => !selection.hasType(other) || !selection.hasMember(other.name, name))
      .map(({ name }) => `${type.name}.${name} may be ${other.name}.${name}, which is left out.`),
  );
}

export function isComposite(type: GraphQLNamedType): type is Composite {
  return isObjectType(type) || isInterfaceType(type);
}

export function chosenFields(type: Composite, { hasMember }: Selection): readonly Field[] {
  return Object.values(type.getFields()).filter(({ name }) => hasMember(type.name, name));
}

function fieldOf(type: Composite, name: string): Field {
  const field = type.getFields()[name];
  if (field === undefined) throw new Error(`There is no field ${type.name}.${name}.`);
  return field;
}

function memberNames(type: GraphQLNamedType): readonly string[] {
  if (isComposite(type) || isInputObjectType(type)) return Object.keys(type.getFields());
  if (isUnionType(type)) return type.getTypes().map(({ name }) => name);
  return isEnumType(type) ? type.getValues().map(({ name }) => name) : [];
}
