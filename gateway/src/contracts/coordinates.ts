import {
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
} from 'graphql';

/** Whether all that one schema has, another has too. */
export function isWithin(inner: GraphQLSchema, outer: GraphQLSchema): boolean {
  const all = coordinatesOf(outer);
  return [...coordinatesOf(inner)].every((coordinate) => all.has(coordinate));
}

/** Every type, member and argument of a schema but what all have. */
export function coordinatesOf(schema: GraphQLSchema): ReadonlySet<string> {
  const found = new Set<string>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    found.add(type.name);
    if (isEnumType(type))
      for (const { name } of type.getValues()) found.add(`${type.name}.${name}`);
    if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      found.add(`${type.name}.${field.name}`);
      if (!('args' in field)) continue;
      for (const { name } of field.args) found.add(`${type.name}.${field.name}(${name}:)`);
    }
  }
  return found;
}
