/**
 * What FinCEN's report calls suspicious (items 32 to 40), by type and subtype, as its schema lists them
 * (EFL_SARXBatchSchema.xsd 1.2, SuspiciousActivityTypeID and SuspiciousActivitySubtypeID): those that a
 * lender without cash, casino, insurance or securities meets.
 */
export const SAR_CATEGORIES = {
  STRUCTURING_AVOIDS_RECORDS: { type: 1, subtype: 111 },
  STRUCTURING_AVOIDS_CTR: { type: 1, subtype: 112 },
  STRUCTURING_BELOW_RECORDS: { type: 1, subtype: 113 },
  STRUCTURING_BELOW_CTR: { type: 1, subtype: 114 },
  FRAUD_CHECK: { type: 3, subtype: 301 },
  FRAUD_CONSUMER_LOAN: { type: 3, subtype: 304 },
  FRAUD_CARD: { type: 3, subtype: 305 },
  FRAUD_WIRE: { type: 3, subtype: 312 },
  FRAUD_ACH: { type: 3, subtype: 320 },
  FRAUD_BUSINESS_LOAN: { type: 3, subtype: 321 },
  FRAUD_ADVANCE_FEE: { type: 3, subtype: 322 },
  IDENTITY_CHANGED_NAME: { type: 4, subtype: 401 },
  IDENTITY_SHARED_BY_SEVERAL: { type: 4, subtype: 402 },
  IDENTITY_FALSE_DOCUMENTS: { type: 4, subtype: 403 },
  IDENTITY_REFUSED_DOCUMENTS: { type: 4, subtype: 404 },
  IDENTITY_SEVERAL_OF_ONE: { type: 4, subtype: 405 },
  IDENTITY_FALSE_IDENTIFICATION: { type: 4, subtype: 409 },
  TERRORIST_FINANCING: { type: 7, subtype: 701 },
  LAUNDERING_TRANSFERS: { type: 8, subtype: 805 },
  LAUNDERING_SEVERAL_ACCOUNTS: { type: 8, subtype: 807 },
  LAUNDERING_THIRD_PARTIES: { type: 8, subtype: 809 },
  LAUNDERING_OUT_OF_PATTERN: { type: 8, subtype: 812 },
  LAUNDERING_SOURCE_OF_FUNDS: { type: 8, subtype: 821 },
  LAUNDERING_FUNNEL_ACCOUNT: { type: 8, subtype: 824 },
  OTHER_FORGERIES: { type: 9, subtype: 904 },
  OTHER_IDENTITY_THEFT: { type: 9, subtype: 905 },
  OTHER_WORKING_TOGETHER: { type: 9, subtype: 911 },
  OTHER_ACCOUNT_TAKEOVER: { type: 9, subtype: 920 },
  OTHER_ELDER_EXPLOITATION: { type: 9, subtype: 921 },
  OTHER_NO_LAWFUL_PURPOSE: { type: 9, subtype: 925 },
  OTHER_HIGH_RISK_JURISDICTION: { type: 9, subtype: 928 },
} as const;

export type SarCategory = keyof typeof SAR_CATEGORIES;
