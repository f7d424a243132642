import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'postgresql',
  schema: ['./src/adapters/tables.ts', './src/adapters/fairness-tables.ts'],
  out: './migrations',
  schemaFilter: ['credit'],
});
