import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, getNamedType, isObjectType } from 'graphql';
import { expect, test } from 'vitest';
import { IMPERSONAL, PERSONAL } from './personal-fields.ts';

const root = join(import.meta.dirname, '../../..');
const TEXT = new Set(['String', 'JSON']);
const FRAME = /(Payload|Error|Connection|Edge)$|^(Query|Mutation|Subscription|PageInfo|__.*)$/;

/** Every field of text of what the graph gives, as clients see it. */
function fieldsOfText(): readonly string[] {
  const sdl = readFileSync(join(root, 'gateway/schema.graphql'), 'utf8');
  const types = Object.values(buildSchema(sdl, { assumeValidSDL: true }).getTypeMap());
  return types.flatMap((type) => {
    if (!isObjectType(type) || FRAME.test(type.name)) return [];
    const fields = Object.values(type.getFields());
    const texts = fields.filter(
      ({ name, type: of }) => TEXT.has(getNamedType(of).name) || /birth/i.test(name),
    );
    return texts.map(({ name }) => `${type.name}.${name}`);
  });
}

test('every field of text is known to be about a person, whose reading is told, or about none', () => {
  const known = [...Object.keys(PERSONAL), ...IMPERSONAL];
  expect(new Set(known).size).toBe(known.length);
  expect(known.toSorted()).toEqual(fieldsOfText().toSorted());
});

test('what is told of a reading is what a subgraph tells', () => {
  const sources = globSync('subgraphs/*/src/{app,graphql}/**/*.ts', { cwd: root });
  const written = sources
    .filter((path) => !path.endsWith('.generated.ts'))
    .map((path) => readFileSync(join(root, path), 'utf8'))
    .filter((text) => /disclos/i.test(text))
    .join('\n');
  /** As it is written where it is told of several fields. */
  const ofMany = (told: string) => told.replace(/\.\w+$/, '.$$' + '{field}`');
  const untold = [...new Set(Object.values(PERSONAL))].filter(
    (told) => !written.includes(`'${told}'`) && !written.includes(`\`${ofMany(told)}`),
  );
  expect(untold).toEqual([]);
});
