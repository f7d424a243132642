import type { Model, ObjectModel } from './model.ts';
import { interfacesOf, printArguments, printInputField } from './print-subgraph.ts';

/** The graph as clients see it, as if it had never been divided. */
export function printMerged(model: Model): string {
  const parts = ['scalar Blob'];
  for (const { name, merged } of model.enums.values()) {
    parts.push(`enum ${name} { ${merged.join(' ')} }`);
  }
  for (const { name, merged } of model.inputs.values()) {
    parts.push(`input ${name} {\n${merged.map(printInputField).join('')}}`);
  }
  for (const { name, kind, at, fields } of model.abstracts.values()) {
    const members = new Set([...at.values()].flatMap((place) => place.members));
    if (kind === 'UNION') parts.push(`union ${name} = ${[...members].join(' | ')}`);
    else {
      const lines = [...fields].map(([field, type]) => `  ${field}: ${type}\n`);
      parts.push(`interface ${name} {\n${lines.join('')}}`);
    }
  }
  for (const type of model.objects.values()) parts.push(printObject(model, type));
  return `${parts.join('\n\n')}\n`;
}

function printObject(model: Model, type: ObjectModel): string {
  const lines = mergedFields(model, type).map(
    (field) => `  ${field.name}${printArguments(field.args)}: ${field.type}\n`,
  );
  const implemented = new Set([...type.at].flatMap((name) => interfacesOf(model, type, name)));
  const head = `${type.implementations ? 'interface' : 'type'} ${type.name}`;
  const suffix = implemented.size > 0 ? ` implements ${[...implemented].join(' & ')}` : '';
  return `${head}${suffix} {\n${lines.join('')}}`;
}

/** The fields that clients may ask of a type, those of an interface with keys included. */
export function mergedFields(model: Model, type: ObjectModel) {
  const above = type.space === type.name ? undefined : model.objects.get(type.space);
  const inherited = [...(above?.fields.values() ?? [])].filter(
    ({ name }) => !type.fields.has(name),
  );
  return [...type.fields.values(), ...inherited].filter(({ inaccessible }) => !inaccessible);
}
