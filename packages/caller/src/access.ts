/**
 * The one table of who may do what. Roles give scopes; every root field of the graph names what it
 * asks for. The gateway's directives are checked against it, and the shields of the subgraphs are
 * built from it, so that the two cannot disagree.
 */

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

/** `open`: anyone. `signedIn`: any signed-in caller, on what is theirs. Otherwise one of these scopes. */
export type Access = 'open' | 'signedIn' | readonly [Scope, ...Scope[]];
export type SubgraphName = 'identity' | 'credit' | 'lending' | 'compliance' | 'ledger' | 'events';

type RootFields = Readonly<Record<`${'Query' | 'Mutation' | 'Subscription'}.${string}`, Access>>;

export const ROOT_FIELDS: Readonly<Record<SubgraphName, RootFields>> = {
  identity: {
    'Query.me': 'signedIn',
    'Query.user': 'signedIn',
    'Query.users': ['users:read'],
    'Query.partner': 'signedIn',
    'Query.partners': ['partners:write'],
    'Mutation.register': 'open',
    'Mutation.verifyEmail': 'open',
    'Mutation.requestEmailVerification': 'open',
    'Mutation.login': 'open',
    'Mutation.verifyMfa': 'open',
    'Mutation.reauthenticate': 'signedIn',
    'Mutation.enrollTotp': 'signedIn',
    'Mutation.confirmTotp': 'signedIn',
    'Mutation.disableTotp': 'signedIn',
    'Mutation.regenerateRecoveryCodes': 'signedIn',
    'Mutation.beginPasskeyRegistration': 'signedIn',
    'Mutation.finishPasskeyRegistration': 'signedIn',
    'Mutation.renamePasskey': 'signedIn',
    'Mutation.removePasskey': 'signedIn',
    'Mutation.resetUserFactors': ['users:write'],
    'Mutation.beginPasskeyLogin': 'open',
    'Mutation.finishPasskeyLogin': 'open',
    'Mutation.refreshSession': 'open',
    'Mutation.logout': 'signedIn',
    'Mutation.revokeSession': 'signedIn',
    'Mutation.revokeOtherSessions': 'signedIn',
    'Mutation.endUserSessions': ['users:write'],
    'Mutation.updateProfile': 'signedIn',
    'Mutation.requestEmailChange': 'signedIn',
    'Mutation.suspendUser': ['users:write'],
    'Mutation.reinstateUser': ['users:write'],
    'Mutation.changePassword': 'signedIn',
    'Mutation.requestPasswordReset': 'open',
    'Mutation.resetPassword': 'open',
    'Mutation.grantRole': ['users:write'],
    'Mutation.revokeRole': ['users:write'],
    'Mutation.createPartner': ['partners:write'],
    'Mutation.suspendPartner': ['partners:write'],
    'Mutation.reinstatePartner': ['partners:write'],
    'Mutation.createApiKey': ['partners:write'],
    'Mutation.revokeApiKey': ['partners:write'],
    'Mutation.attachUserToPartner': ['partners:write'],
    'Mutation.detachUserFromPartner': ['partners:write'],
  },
  credit: {
    'Query.creditScore': 'signedIn',
    'Query.creditScoreHistory': 'signedIn',
    'Query.simulateScore': 'signedIn',
    'Query.scoreReview': 'signedIn',
    'Query.scoreReviews': 'signedIn',
    'Query.scoringModels': ['models:read'],
    'Query.scoringModel': ['models:read'],
    'Query.creditPolicyMatrix': ['models:read'],
    'Query.modelPromotions': ['models:read'],
    'Query.shadowComparison': ['models:read'],
    'Query.scoreReplay': ['scores:read'],
    'Query.scoreRefreshes': ['models:read'],
    'Query.scoreDrift': ['models:read'],
    'Query.scoreCalibration': ['models:read'],
    'Query.scoreFairness': ['models:read'],
    'Mutation.submitFinancialProfile': 'signedIn',
    'Mutation.calculateCreditScore': 'signedIn',
    'Mutation.requestScoreReview': 'signedIn',
    'Mutation.resolveScoreReview': ['scores:calculate'],
  },
  lending: {
    'Query.loanProducts': 'open',
    'Query.loanRates': 'open',
    'Query.quoteLoan': 'open',
    'Query.calculateApr': 'open',
    'Query.loanApplication': 'signedIn',
    'Query.loanApplications': 'signedIn',
    'Query.loan': 'signedIn',
    'Query.loans': 'signedIn',
    'Query.partnerNotices': ['partner:read'],
    'Mutation.markNoticeRead': 'signedIn',
    'Mutation.updateNoticePreferences': 'signedIn',
    'Mutation.applyForLoan': 'signedIn',
    'Mutation.withdrawApplication': 'signedIn',
    'Mutation.acceptOffer': 'signedIn',
    'Mutation.recordRepayment': 'signedIn',
    'Mutation.approveApplication': ['loans:decide'],
    'Mutation.rejectApplication': ['loans:decide'],
    'Mutation.disburseLoan': ['loans:disburse'],
    'Mutation.retryPosting': ['loans:disburse'],
  },
  compliance: {
    'Query.kycVerification': 'signedIn',
    'Query.screenName': ['compliance:read'],
    'Query.sanctionsLists': ['compliance:read'],
    'Query.auditTrail': 'signedIn',
    'Query.auditVerification': ['compliance:read'],
    'Mutation.startKycVerification': 'signedIn',
    'Mutation.decideKyc': ['compliance:write'],
    'Mutation.screenUser': ['compliance:write'],
  },
  ledger: {
    'Query.ledgerAccount': ['ledger:read'],
    'Query.ledgerAccounts': ['ledger:read'],
    'Query.journalEntries': ['ledger:read'],
    'Query.trialBalance': ['ledger:read'],
    'Query.transaction': 'signedIn',
    'Query.transactions': 'signedIn',
    'Query.smartContracts': 'signedIn',
    'Query.chainTransaction': 'signedIn',
    'Query.anchors': ['ledger:read'],
    'Query.verifyProof': 'signedIn',
  },
  events: {
    'Subscription.loanStatusChanged': 'signedIn',
    'Subscription.transactionConfirmed': 'signedIn',
  },
};
