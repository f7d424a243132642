/**
 * Personal data at rest and on its way.
 *
 * - `createVault` gives each person a data key per purpose, wrapped by the master key behind a
 *   `KeyProvider`; `vault.forSubject(tx, userId)` encrypts and decrypts that person's columns, bound
 *   to table, column and row. `vault.destroy` makes all of it unreadable for good.
 * - `vault.keyedHash('identity.email', text)` looks a value up that is stored only encrypted.
 * - `sealTo` and `openSealed` hand personal data from one subgraph to another through an event that
 *   nobody else can read.
 *
 * A subgraph puts `dataKeysTable(schema)` into its `adapters/tables.ts` and keeps `text` columns for
 * what `encrypt` returns. Keys come from `createConfiguredKeyProvider(config)`, and from
 * `openLookupKey` where it looks values up. `runRewrap` moves all that is wrapped to a new master key.
 */
export { CiphertextInvalid, MAX_PLAINTEXT_BYTES, type Place } from './cipher.ts';
export { type ConfiguredKeys, createConfiguredKeyProvider } from './configured-keys.ts';
export { type DataKeysTable, dataKeysTable, type Purpose } from './data-keys.ts';
export {
  createKeyProvider,
  type KeyProvider,
  type MasterKey,
  masterKeyOf,
  UnwrapRefused,
} from './key-provider.ts';
export {
  createKmsClient,
  KeyServiceUnavailable,
  type KmsClient,
  type KmsOptions,
  type KmsPublicKey,
  type KmsSigner,
} from './kms-client.ts';
export { kmsMasterKey } from './kms-key.ts';
export { createLocalKeyProvider, type LocalKeys } from './local-key.ts';
export { type LookupKey, type LookupKeyOptions, openLookupKey } from './lookup-key.ts';
export { rememberKeys } from './remember-keys.ts';
export { dataKeyColumn, type RewrapReport, rewrapColumn, type WrappedColumn } from './rewrap.ts';
export { type RewrapCommand, runRewrap } from './rewrap-command.ts';
export {
  MAX_SEALED_BYTES,
  newSealKeyPair,
  openSealed,
  type SealContext,
  type SealInvalid,
  type SealPrivateKey,
  type SealPublicKey,
  sealTo,
} from './sealed.ts';
export { MAX_SEALED_PARTS, openParts, sealInParts } from './sealed-parts.ts';
export {
  createVault,
  type KeyDestroyed,
  type SubjectCipher,
  type Vault,
  type VaultOptions,
  type VaultTransaction,
} from './vault.ts';
