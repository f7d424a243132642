import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'postgresql',
  schema: [
    './src/adapters/tables.ts',
    './src/adapters/anchor-tables.ts',
    './src/adapters/attestation-tables.ts',
    './src/adapters/balance-tables.ts',
    './src/adapters/chain-tables.ts',
    './src/adapters/loan-tables.ts',
    './src/adapters/proposal-tables.ts',
    './src/adapters/reconciliation-tables.ts',
    './src/adapters/leaf-tables.ts',
    './src/adapters/erasure-tables.ts',
  ],
  out: './migrations',
  schemaFilter: ['ledger'],
});
