import { readFile } from 'node:fs/promises';
import { generateDrizzleJson, generateMigration } from 'drizzle-kit/api';
import { expect, test } from 'vitest';
import { deadLetters, inbox, outbox, schema } from './support.ts';

test('the tables that these tests run on are those that subgraphs get', async () => {
  const statements = await generateMigration(
    generateDrizzleJson({}),
    generateDrizzleJson({ schema, outbox, inbox, deadLetters }),
  );
  const expected = statements.filter((statement) => !statement.startsWith('CREATE SCHEMA'));
  const path = new URL('./migrations/0000_events.sql', import.meta.url);
  const written = (await readFile(path, 'utf8')).split('--> statement-breakpoint');
  expect(written.map((statement) => statement.trim())).toEqual(expected.map((one) => one.trim()));
});
