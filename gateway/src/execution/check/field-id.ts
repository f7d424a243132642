import {
  astFromValue,
  type FieldNode,
  type GraphQLArgument,
  type GraphQLInputType,
  type GraphQLSchema,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  print,
  type ValueNode,
} from 'graphql';

/**
 * A field of a type with its arguments: the same text for what gives the same value. An argument with
 * its default is as if it were not given.
 */
export function fieldId(schema: GraphQLSchema, typeName: string, node: FieldNode): string {
  const name = node.name.value;
  const given = node.arguments ?? [];
  if (given.length === 0) return name;
  const type = schema.getType(typeName);
  const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
  const texts = given.flatMap((argument) => {
    const definition = field?.args.find((one) => one.name === argument.name.value);
    const text = textOf(argument.value, definition?.type);
    if (definition !== undefined && text === defaultOf(definition)) return [];
    return [`${argument.name.value}: ${text}`];
  });
  return texts.length === 0 ? name : `${name}(${texts.sort().join(', ')})`;
}

function defaultOf({ defaultValue, type }: GraphQLArgument): string | undefined {
  if (defaultValue === undefined) return undefined;
  const value = astFromValue(defaultValue, type);
  return value == null ? undefined : textOf(value, type);
}

/** A value's text with the fields of objects in order, and one element for a list of one. */
function textOf(value: ValueNode, type: GraphQLInputType | undefined): string {
  const inner = isNonNullType(type) ? type.ofType : type;
  if (value.kind === Kind.LIST) {
    const element = isListType(inner) ? inner.ofType : undefined;
    return `[${value.values.map((one) => textOf(one, element)).join(', ')}]`;
  }
  if (isListType(inner) && value.kind !== Kind.VARIABLE && value.kind !== Kind.NULL) {
    return `[${textOf(value, inner.ofType)}]`;
  }
  if (value.kind !== Kind.OBJECT) return print(value);
  const fields = isInputObjectType(inner) ? inner.getFields() : {};
  const texts = value.fields.map(
    (field) => `${field.name.value}: ${textOf(field.value, fields[field.name.value]?.type)}`,
  );
  return `{${texts.sort().join(', ')}}`;
}
