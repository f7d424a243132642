import type { ArgumentModel, FieldModel, Model, ObjectModel, Placement } from './model.ts';

const DIRECTIVES =
  '"@key", "@external", "@requires", "@provides", "@shareable", "@override", "@inaccessible", "@interfaceObject", "@tag"';
const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [${DIRECTIVES}])`;

/** A subgraph's own schema, as its authors would write it. */
export function printSubgraph(model: Model, subgraph: string): string {
  const first = isFirst(model, subgraph);
  const parts = first ? ['scalar Blob'] : [LINK, 'scalar Blob'];
  for (const { name, at } of model.enums.values()) {
    parts.push(`enum ${name} { ${at.get(subgraph)?.join(' ')} }`);
  }
  for (const { name, at } of model.inputs.values()) {
    parts.push(`input ${name} {\n${(at.get(subgraph) ?? []).map(printInputField).join('')}}`);
  }
  for (const { name, kind, at, fields } of model.abstracts.values()) {
    const here = at.get(subgraph);
    if (here === undefined) continue;
    if (kind === 'UNION') parts.push(`union ${name} = ${here.members.join(' | ')}`);
    else {
      const lines = here.fields.map((field) => `  ${field}: ${fields.get(field)}\n`);
      parts.push(`interface ${name} {\n${lines.join('')}}`);
    }
  }
  for (const type of model.objects.values()) {
    if (type.at.has(subgraph)) parts.push(printObject(model, type, subgraph, first));
  }
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** Whether a subgraph can be, and is, written without any of the second federation's directives. */
function isFirst(model: Model, subgraph: string): boolean {
  if (!model.firstFederation.has(subgraph)) return false;
  return [...model.objects.values()].every((type) => {
    const here = type.at.has(subgraph) && type.kind !== 'ROOT';
    if (type.implementations !== undefined && here) return false;
    if (type.keys.get(subgraph)?.some(({ resolvable }) => !resolvable)) return false;
    return [...type.fields.values()].every(({ at, inaccessible, tag }) => {
      const place = at.get(subgraph);
      return place === undefined || !(inaccessible || tag || place.override);
    });
  });
}

function printObject(model: Model, type: ObjectModel, subgraph: string, first: boolean): string {
  const fields = fieldsHere(model, type, subgraph);
  if (fields.length === 0) return '';
  const isInterface = type.interfaceAt === subgraph;
  const isObject = type.interfaceAt !== undefined && !isInterface;
  const keys = (type.keys.get(subgraph) ?? []).map(
    ({ fields: text, resolvable }) =>
      ` @key(fields: "${text}"${resolvable ? '' : ', resolvable: false'})`,
  );
  const extended = first && type.kind === 'ENTITY' && type.at.size > 1;
  const head = `${extended ? 'extend ' : ''}${isInterface ? 'interface' : 'type'} ${type.name}`;
  const implemented = interfacesOf(model, type, subgraph).join(' & ');
  const lines = fields.map(([field, place]) => {
    const lasting = isInterface ? { ...place, shareable: false } : place;
    return printField(field, lasting, subgraph, { first, extended });
  });
  return `${head}${implemented && ` implements ${implemented}`}${keys.join('')}${
    isObject ? ' @interfaceObject' : ''
  } {\n${lines.join('')}}`;
}

/** An implementation has what its interface has. */
function fieldsHere(
  model: Model,
  type: ObjectModel,
  subgraph: string,
): (readonly [FieldModel, Placement])[] {
  const own = [...type.fields.values()];
  const above = type.space === type.name ? undefined : model.objects.get(type.space);
  const inherited = [...(above?.fields.values() ?? [])].filter(
    ({ name }) => !type.fields.has(name),
  );
  return [...own, ...inherited].flatMap((field) => {
    const place = field.at.get(subgraph);
    return place === undefined ? [] : [[field, place] as const];
  });
}

/** The interfaces that a type implements in a subgraph. */
export function interfacesOf(model: Model, type: ObjectModel, subgraph: string): string[] {
  const plain = [...model.abstracts.values()].flatMap(({ name, kind, at }) =>
    kind === 'INTERFACE' && at.get(subgraph)?.members.includes(type.name) ? [name] : [],
  );
  const above = model.objects.get(type.space);
  const isBelow = above !== type && above?.interfaceAt === subgraph;
  return isBelow ? [...plain, type.space] : plain;
}

function printField(
  field: FieldModel,
  place: Placement,
  subgraph: string,
  { first, extended }: { readonly first: boolean; readonly extended: boolean },
): string {
  const [owner] = [...field.at].flatMap(([name, at]) => (at.external ? [] : [name]));
  const override = place.override;
  const label = override?.label === undefined ? '' : `, label: "${override.label}"`;
  const directives = [
    (place.external || (extended && field.key)) && '@external',
    place.requires && `@requires(fields: ${JSON.stringify(place.requires)})`,
    place.provides && `@provides(fields: "${place.provides}")`,
    place.shareable && !first && '@shareable',
    override && `@override(from: "${override.from}"${label})`,
    field.inaccessible && owner === subgraph && '@inaccessible',
    field.tag && owner === subgraph && `@tag(name: "${field.tag}")`,
  ].filter((directive) => typeof directive === 'string' && directive !== '');
  const type = place.type ?? field.type;
  return `  ${field.name}${printArguments(field.args)}: ${[type, ...directives].join(' ')}\n`;
}

export function printArguments(args: readonly ArgumentModel[]): string {
  if (args.length === 0) return '';
  return `(${args.map((argument) => printInputField(argument).trim()).join(', ')})`;
}

export function printInputField({ name, type, default: value }: ArgumentModel): string {
  return `  ${name}: ${type}${value === undefined ? '' : ` = ${value}`}\n`;
}
