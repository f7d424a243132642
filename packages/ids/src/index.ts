import { fromString, typeid } from 'typeid-js';

/**
 * Identifiers are TypeIDs (typeid specification 0.3): a prefix that names the kind and a UUIDv7 in
 * Crockford's base 32, so that they sort by time and cannot be taken for one another.
 */
const ID_PREFIXES = [
  'acct',
  'alert',
  'anchor',
  'apikey',
  'app',
  'aud',
  'bank',
  'batch',
  'case',
  'challenge',
  'consent',
  'contract',
  'ctx',
  'dec',
  'delivery',
  'device',
  'diff',
  'doc',
  'entry',
  'erasure',
  'evt',
  'export',
  'fraud',
  'grant',
  'kyc',
  'loan',
  'mail',
  'notice',
  'offer',
  'partner',
  'passkey',
  'pay',
  'payoff',
  'policy',
  'prod',
  'prof',
  'promo',
  'proposal',
  'rcode',
  'recon',
  'refresh',
  'req',
  'rescreening',
  'reset',
  'report',
  'restriction',
  'review',
  'rule',
  'sar',
  'score',
  'scr',
  'session',
  'totp',
  'txn',
  'user',
  'verdict',
  'vrf',
  'webhook',
] as const;

export type IdPrefix = (typeof ID_PREFIXES)[number];

/** `loan_01j…`: branded by its prefix at compile time. */
export type Id<P extends IdPrefix> = `${P}_${string}`;

export function newId<P extends IdPrefix>(prefix: P): Id<P> {
  return typeid(prefix).toString() as Id<P>;
}

/** Whether the text is a well-formed identifier of that kind; anything else cannot exist. */
export function isId<P extends IdPrefix>(prefix: P, text: string): text is Id<P> {
  if (text.length !== prefix.length + 27 || !text.startsWith(`${prefix}_`)) return false;
  try {
    fromString(text, prefix);
    return true;
  } catch {
    return false;
  }
}
