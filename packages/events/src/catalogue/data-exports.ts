import { z } from 'zod';
import { id, jwk, sealed } from '../fields.ts';

const asked = { exportId: id('export'), userId: id('user') };

/** All that one subgraph has of a person, in parts, each sealed: answers `compliance.export.requested`. */
const disclosed = z.strictObject({
  ...asked,
  part: z.int().min(1).max(500),
  parts: z.int().min(1).max(500),
  sealed,
});

const status = z.enum(['GATHERING', 'READY', 'EXPIRED', 'FAILED']);

/** Of copies of everything about a person, for the person. */
export const dataExports = {
  'compliance.export.requested': z.strictObject({ ...asked, publicKey: jwk }),
  'compliance.export.changed': z.strictObject({ ...asked, from: status, to: status }),
  'compliance.export.downloaded': z.strictObject(asked),
  'identity.export.disclosed': disclosed,
  'credit.export.disclosed': disclosed,
  'lending.export.disclosed': disclosed,
  'ledger.export.disclosed': disclosed,
};
