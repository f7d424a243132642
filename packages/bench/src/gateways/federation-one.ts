import {
  type ConstDirectiveNode,
  type DefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  type ObjectTypeExtensionNode,
  parse,
  print,
} from 'graphql';
import type { SubgraphSetting } from '../protocol.ts';

/** Directives that version 1 of federation does not have. */
const UNKNOWN = ['shareable'];

/**
 * The subgraphs' schemas in the words of federation 1, where one subgraph defines a type and the
 * others extend it: the one that has most fields of its own.
 */
export function asFederationOne(
  subgraphs: readonly SubgraphSetting[],
): readonly { readonly name: string; readonly schema: string }[] {
  const documents = subgraphs.map(({ name, sdl }) => ({ name, document: parse(sdl) }));
  const ownerOf = new Map<string, { readonly name: string; readonly fields: number }>();
  for (const { name, document } of documents) {
    for (const definition of document.definitions) {
      if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
      const own = definition.fields?.filter(({ directives }) => !has(directives, 'external')) ?? [];
      const type = definition.name.value;
      const fields = own.length;
      if (fields > (ownerOf.get(type)?.fields ?? 0)) ownerOf.set(type, { name, fields });
    }
  }
  return documents.map(({ name, document }) => {
    const translate = (definition: DefinitionNode): readonly DefinitionNode[] => {
      if (definition.kind === Kind.SCHEMA_EXTENSION) return [];
      if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) return [definition];
      const type = withoutUnknown(definition);
      const isOwn = type.name.value !== 'Query' && ownerOf.get(type.name.value)?.name === name;
      return [isOwn ? type : extended(type)];
    };
    const definitions = document.definitions.flatMap(translate);
    return { name, schema: print({ ...document, definitions }) };
  });
}

const has = (directives: readonly ConstDirectiveNode[] | undefined, name: string) =>
  directives?.some((directive) => directive.name.value === name) ?? false;

function withoutUnknown(type: ObjectTypeDefinitionNode): ObjectTypeDefinitionNode {
  const fields = (type.fields ?? []).map((field) => ({
    ...field,
    directives: (field.directives ?? []).filter(({ name }) => !UNKNOWN.includes(name.value)),
  }));
  return { ...type, fields };
}

/** `extend type`, with what its key names marked as another subgraph's. */
function extended(type: ObjectTypeDefinitionNode): ObjectTypeExtensionNode {
  const keys = (type.directives ?? []).flatMap(({ name, arguments: given = [] }) =>
    name.value !== 'key'
      ? []
      : given.flatMap(({ value }) => (value.kind === Kind.STRING ? value.value.split(' ') : [])),
  );
  const fields = (type.fields ?? []).map((field) =>
    keys.includes(field.name.value) && !has(field.directives, 'external')
      ? { ...field, directives: [...(field.directives ?? []), EXTERNAL] }
      : field,
  );
  const { description: _, ...rest } = type;
  return { ...rest, kind: Kind.OBJECT_TYPE_EXTENSION, fields };
}
const EXTERNAL: ConstDirectiveNode = {
  kind: Kind.DIRECTIVE,
  name: { kind: Kind.NAME, value: 'external' },
};
