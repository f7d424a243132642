import { createHash, randomBytes } from 'node:crypto';
import type { SealAgreement } from '../app/agreement-ports.ts';
import { AGREEMENT_DOMAIN } from '../domain/agreement.ts';

const SALT_BYTES = 32;

export const sealAgreement: SealAgreement = (content) => {
  const salt = randomBytes(SALT_BYTES);
  const hash = createHash('sha256').update(AGREEMENT_DOMAIN).update(salt).update(content);
  return { commitment: `0x${hash.digest('hex')}`, salt: salt.toString('hex') };
};
