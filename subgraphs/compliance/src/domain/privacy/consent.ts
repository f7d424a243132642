import { holdsCardNumber } from '@blockscore/money';

/** What somebody may allow the lender itself; what they allow partners is lending's. */
export const CONSENT_PURPOSES = ['MARKETING', 'RESEARCH', 'CREDIT_BUREAU'] as const;
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number];

/** That somebody said yes or no to a purpose, in the words of one version of the text (GDPR Art. 7(1)). */
export interface Consent {
  readonly id: `consent_${string}`;
  readonly userId: `user_${string}`;
  readonly purpose: ConsentPurpose;
  readonly given: boolean;
  readonly textVersion: string;
  readonly recordedAt: Date;
}

/** Whether it names a version of a text: `2026-11`, `privacy/v3`. No number of a payment card is one. */
export function isTextVersion(text: string): boolean {
  return /^[A-Za-z0-9][\w./-]{0,49}$/.test(text) && !holdsCardNumber(text);
}
