/** Who there is, and which scopes a role gives: what a scope lets do says `access.ts`. */

export const ROLES = [
  'BORROWER',
  'LOAN_OFFICER',
  'COMPLIANCE_OFFICER',
  'ANALYST',
  'PARTNER',
  'ADMIN',
] as const;
export type Role = (typeof ROLES)[number];

export const SCOPES = [
  'users:read',
  'users:write',
  'scores:read',
  'scores:calculate',
  'models:read',
  'loans:read',
  'loans:decide',
  'loans:disburse',
  'loans:service',
  'portfolio:read',
  'products:write',
  'policies:read',
  'policies:write',
  'compliance:read',
  'compliance:write',
  'ledger:read',
  'ledger:write',
  'partners:write',
  'partner:read',
  'partner:apply',
  'partner:webhooks',
] as const;
export type Scope = (typeof SCOPES)[number];

/** A borrower needs no scope: what is one's own is decided by ownership, not by role. */
export const ROLE_SCOPES: Readonly<Record<Role, readonly Scope[]>> = {
  BORROWER: [],
  LOAN_OFFICER: [
    'loans:read',
    'loans:decide',
    'loans:disburse',
    'loans:service',
    'policies:read',
    'scores:read',
    'scores:calculate',
    'portfolio:read',
  ],
  COMPLIANCE_OFFICER: ['compliance:read', 'compliance:write', 'loans:read'],
  ANALYST: ['models:read', 'policies:read', 'portfolio:read', 'ledger:read'],
  PARTNER: ['partner:read', 'partner:apply', 'partner:webhooks'],
  ADMIN: [
    'users:read',
    'users:write',
    'ledger:read',
    'ledger:write',
    'partners:write',
    'products:write',
    'policies:read',
    'policies:write',
  ],
};

export function scopesOf(roles: readonly Role[]): readonly Scope[] {
  return [...new Set(roles.flatMap((role) => ROLE_SCOPES[role]))].sort();
}
