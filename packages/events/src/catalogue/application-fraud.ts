import { z } from 'zod';
import { id, jwk, sealed, text } from '../fields.ts';

const asked = { requestId: text(), userId: id('user') };

/** What one subgraph knows that may tell of fraud: answers `compliance.application_facts.requested`. */
const disclosed = z.strictObject({ ...asked, sealed });

/**
 * Of what is looked at before an application is cleared. For compliance staff only: nobody learns how
 * fraud is told, or that it was looked for.
 */
export const applicationFraud = {
  'compliance.application_facts.requested': z.strictObject({
    ...asked,
    applicationId: id('app'),
    /** Of the payout: the account that is asked about. */
    payoutAccountId: id('bank').exactOptional(),
    publicKey: jwk,
  }),
  /** Sealed: marks of devices, networks, phone, mailbox, name and birth, postal address; country, when it registered. */
  'identity.application_facts.disclosed': disclosed,
  /** Sealed: what was asked for, marks of payout accounts and in whose name, what is owed. */
  'lending.application_facts.disclosed': disclosed,
  /** Sealed: income as stated now and before, and as an officer put it right. */
  'credit.application_facts.disclosed': disclosed,
};
