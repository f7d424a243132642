import type { Database } from '@blockscore/database';
import { inArray } from 'drizzle-orm';
import type { AttestationReader } from '../app/attestation-ports.ts';
import { attestations } from './attestation-tables.ts';

/** Scores that are to be attested, for reading. */
export function createAttestationReader(db: Database): AttestationReader {
  return {
    async attestations(commitments) {
      if (commitments.length === 0) return [];
      return await db
        .select()
        .from(attestations)
        .where(inArray(attestations.commitment, [...commitments]));
    },
  };
}
