import {
  type DirectiveNode,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  Kind,
} from 'graphql';

/** The tags of `Type`, `Type.member` or `Type.field(argument:)`. */
export type TagsOf = (coordinate: string) => readonly string[];

interface Tagged {
  readonly astNode?:
    | { readonly directives?: readonly DirectiveNode[] | undefined }
    | null
    | undefined;
}

/** Reads `@tag` from the full supergraph: the schema that clients see has lost it. */
export function readTags(supergraph: GraphQLSchema): TagsOf {
  const tags = new Map<string, readonly string[]>();
  for (const type of Object.values(supergraph.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    for (const [coordinate, { astNode }] of elementsOf(type)) {
      const found = (astNode?.directives ?? []).flatMap(tagIn);
      if (found.length > 0) tags.set(coordinate, found);
    }
  }
  return (coordinate) => tags.get(coordinate) ?? [];
}

/** A type with its members and arguments. */
function elementsOf(type: GraphQLNamedType): readonly (readonly [string, Tagged])[] {
  const at = (name: string) => `${type.name}.${name}`;
  if (isEnumType(type)) {
    return [
      [type.name, type],
      ...type.getValues().map((value) => [at(value.name), value] as const),
    ];
  }
  const hasFields = isObjectType(type) || isInterfaceType(type) || isInputObjectType(type);
  const fields: readonly (GraphQLField<unknown, unknown> | GraphQLInputField)[] = hasFields
    ? Object.values(type.getFields())
    : [];
  const below = fields.flatMap((field) => [
    [at(field.name), field] as const,
    ...('args' in field ? field.args : []).map(
      (argument) => [`${at(field.name)}(${argument.name}:)`, argument] as const,
    ),
  ]);
  return [[type.name, type], ...below];
}

function tagIn({ name, arguments: given }: DirectiveNode): string[] {
  if (name.value !== 'tag') return [];
  const value = given?.find((argument) => argument.name.value === 'name')?.value;
  if (value?.kind === Kind.STRING) return [value.value];
  throw new Error('@tag has a name that is not a text.');
}
