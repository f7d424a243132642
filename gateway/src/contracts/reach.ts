import {
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  isInterfaceType,
  isUnionType,
} from 'graphql';
import { chosenFields, isComposite, type Selection } from './selection.ts';

/** The types that can be come to from the root types, and those among them that answers are of. */
export interface Reach {
  readonly reachable: ReadonlySet<GraphQLNamedType>;
  readonly outputs: ReadonlySet<GraphQLNamedType>;
}

export function reach(schema: GraphQLSchema, selection: Selection): Reach {
  const outputs = new Set<GraphQLNamedType>();
  const inputs = new Set<GraphQLNamedType>();
  const visitInput = (type: GraphQLNamedType): void => {
    if (inputs.has(type)) return;
    inputs.add(type);
    if (!isInputObjectType(type)) return;
    for (const field of Object.values(type.getFields())) {
      if (selection.hasMember(type.name, field.name)) visitInput(getNamedType(field.type));
    }
  };
  const visit = (type: GraphQLNamedType): void => {
    if (outputs.has(type) || !selection.hasType(type)) return;
    outputs.add(type);
    for (const other of typesBelow(schema, selection, type)) visit(other);
    for (const given of inputsOf(selection, type)) visitInput(given);
  };
  for (const root of [
    schema.getQueryType(),
    schema.getMutationType(),
    schema.getSubscriptionType(),
  ]) {
    if (root) visit(root);
  }
  return { reachable: new Set([...outputs, ...inputs]), outputs };
}

function typesBelow(
  schema: GraphQLSchema,
  selection: Selection,
  type: GraphQLNamedType,
): readonly GraphQLNamedType[] {
  if (isUnionType(type)) return type.getTypes();
  if (!isComposite(type)) return [];
  const values = chosenFields(type, selection).map((field) => getNamedType(field.type));
  return isInterfaceType(type) ? [...values, ...schema.getImplementations(type).objects] : values;
}

function inputsOf(selection: Selection, type: GraphQLNamedType): readonly GraphQLNamedType[] {
  if (!isComposite(type)) return [];
  return chosenFields(type, selection).flatMap((field) =>
    field.args
      .filter(({ name }) => selection.hasArgument(type.name, field.name, name))
      .map((argument) => getNamedType(argument.type)),
  );
}
