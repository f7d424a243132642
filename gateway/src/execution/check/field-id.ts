import {
  astFromValue,
  type FieldNode,
  type GraphQLArgument,
  GraphQLFloat,
  type GraphQLInputType,
  type GraphQLSchema,
  isInputObjectType,
  isInputType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  print,
  typeFromAST,
  type ValueNode,
  type VariableDefinitionNode,
} from 'graphql';

/**
 * A field of a type with its arguments and directives: the same text for what gives the same value. An argument
 * with its default is as if it were not given.
 */
export function fieldId(schema: GraphQLSchema, typeName: string, node: FieldNode): string {
  const { directives = [] } = node;
  const id = withArguments(schema, typeName, node);
  return directives.length === 0 ? id : `${id} ${directives.map(print).join(' ')}`;
}

/** The name of the field of an id, without what a client wrote into it. */
export function nameOf(id: string): string {
  return /^\w*/.exec(id)?.[0] ?? '';
}

function withArguments(schema: GraphQLSchema, typeName: string, node: FieldNode): string {
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

/** A variable with its type and default: the same text for what is the same. */
export function variableId(
  { variable, type, defaultValue }: VariableDefinitionNode,
  schema: GraphQLSchema,
): string {
  const known = typeFromAST(schema, type);
  const byDefault = defaultValue && textOf(defaultValue, isInputType(known) ? known : undefined);
  return `${print(variable)}: ${print(type)}${byDefault === undefined ? '' : ` = ${byDefault}`}`;
}

function defaultOf({ defaultValue, type }: GraphQLArgument): string | undefined {
  if (defaultValue === undefined) return undefined;
  const value = astFromValue(defaultValue, type);
  return value == null ? undefined : textOf(value, type);
}

/** The same text for the same number: of a `Float` as it is read, else with all its digits. */
function numberOf(text: string, type: GraphQLInputType | undefined): string {
  if (type === GraphQLFloat) return String(Number(text));
  const [, sign = '', whole = '', part = '', power = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([-+]?\d+))?$/.exec(text) ?? [];
  const digits = `${whole}${part}`.replace(/^0+/, '');
  const last = digits.replace(/0+$/, '');
  if (last === '') return '0';
  return `${sign}${last}e${Number(power) - part.length + digits.length - last.length}`;
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
  if (value.kind === Kind.INT || value.kind === Kind.FLOAT) return numberOf(value.value, inner);
  // Whether in quotes or as a block.
  if (value.kind === Kind.STRING) return JSON.stringify(value.value);
  if (value.kind !== Kind.OBJECT) return print(value);
  const fields = isInputObjectType(inner) ? inner.getFields() : {};
  const texts = value.fields.map(
    (field) => `${field.name.value}: ${textOf(field.value, fields[field.name.value]?.type)}`,
  );
  return `{${texts.sort().join(', ')}}`;
}
