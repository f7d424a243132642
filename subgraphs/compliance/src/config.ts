import { isCurrency } from '@blockscore/money';
import {
  commandVariables,
  databaseUrl,
  flagVariable,
  isProductionEnvironment,
  masterKeyVariables,
  readConfig,
  subgraphVariables,
  withMasterKey,
} from '@blockscore/service';
import { z } from 'zod';
import { parseListUrls } from './adapters/lists/list-urls.ts';
import { KYC_LEVELS } from './domain/kyc/level.ts';
import { withFraudRules } from './fraud-variables.ts';
import { withKycRules } from './kyc-variables.ts';
import { withListRules } from './list-variables.ts';

const amount = z.string().regex(/^\d{1,12}(\.\d{1,3})?$/, 'must be an amount such as 25000');

const callbackSecret = z
  .base64('must be 32 bytes in base64')
  .transform((text) => Buffer.from(text, 'base64'))
  .refine((bytes) => bytes.length === 32, 'must be 32 bytes in base64');

const countries = z
  .string()
  .regex(/^[A-Z]{2}(,[A-Z]{2})*$/, 'must be ISO 3166-1 codes, e.g. US,CA')
  .transform((text) => text.split(','));

const listUrls = z.string().transform((text, context) => {
  try {
    return parseListUrls(text);
  } catch (error) {
    context.addIssue({ code: 'custom', message: (error as Error).message });
    return z.NEVER;
  }
});

const line = (longest: number) =>
  z
    .string()
    .max(longest)
    .regex(/^\S+( \S+)*$/, 'must be one line without spaces at its ends');
const phone = z.string().regex(/^\d{10,16}$/, 'must be digits alone');

/** How reports of suspicious activity name the lender: docs/compliance/cases.md#reports. */
const sarVariables = {
  SAR_FILER_NAME: line(150).optional(),
  SAR_FILER_EIN: z
    .string()
    .regex(/^\d{9}$/, 'must be nine digits')
    .optional(),
  SAR_FILER_STREET: line(100).optional(),
  SAR_FILER_CITY: line(50).optional(),
  SAR_FILER_STATE: z
    .string()
    .regex(/^[A-Z]{2}$/, 'must be two letters, e.g. NY')
    .optional(),
  SAR_FILER_ZIP: z
    .string()
    .regex(/^\d{5}(\d{4})?$/, 'must be 5 or 9 digits')
    .optional(),
  SAR_FILER_PHONE: phone.optional(),
  SAR_CONTACT_OFFICE: line(150).optional(),
  SAR_CONTACT_PHONE: phone.optional(),
  /** FinCEN's transmitter control code. */
  SAR_TRANSMITTER_CODE: z
    .string()
    .regex(/^[A-Z0-9]{8}$/, 'must be 8 letters and digits')
    .optional(),
  /** FinCEN's code of the primary federal regulator; 7 is the IRS, 99 none. */
  SAR_REGULATOR: z.enum(['1', '2', '3', '4', '6', '7', '9', '13', '99']).default('7'),
  /** 2 a depository institution, 11 a loan or finance company, 999 another. */
  SAR_INSTITUTION: z.enum(['2', '11', '999']).default('11'),
  /** What the lender is where it is another. */
  SAR_INSTITUTION_TEXT: line(50).optional(),
};

const own = {
  /** As reports name it on each page. */
  LENDER_NAME: line(200).default('BlockScore Demo Lender'),
  COMPLIANCE_DATABASE_URL: databaseUrl,
  /** The one currency that the lender runs in: of the rules that a release brings. */
  CURRENCY: z.string().refine(isCurrency, 'must be an ISO 4217 currency').default('USD'),
  /**
   * Folder with files of lists; without it and without URLs a demo list of invented names is used,
   * and in production nothing is started.
   */
  SANCTIONS_LIST_DIR: z.string().min(1).optional(),
  /** Where lists are downloaded from: `<list>=<URL> <list>=<URL>`. */
  SANCTIONS_LIST_URLS: listUrls.optional(),
  /** For one file of a list. */
  SANCTIONS_LIST_TIMEOUT_SECONDS: z.coerce.number().min(0.1).max(1_800).default(120),
  SANCTIONS_LIST_MAX_MEGABYTES: z.coerce.number().min(0.001).max(500).default(100),
  /** How long lists are relied on after their origin was last seen to hold them. */
  SANCTIONS_LIST_MAX_AGE_HOURS: z.coerce.number().min(1).max(8_760).default(48),
  /** How old the files in the folder may be; of whatever age when it is not set. */
  SANCTIONS_LIST_FILE_MAX_AGE_HOURS: z.coerce.number().min(1).max(87_600).optional(),
  /** How old a rule's list of countries may be before officers are told: the FATF meets three times a year. */
  COUNTRY_LIST_MAX_AGE_DAYS: z.coerce.number().int().min(1).max(3_650).default(150),
  /** From where borrowers may come; everywhere when it is not set. */
  KYC_ALLOWED_COUNTRIES: countries.default([]),
  KYC_MINIMUM_AGE: z.coerce.number().int().min(18).max(120).default(18),
  /** How well everybody has to be known who borrows: docs/compliance/kyc.md. */
  KYC_LEVEL_FOR_LOANS: z.enum(KYC_LEVELS).default('BASIC'),
  /** Major units: who would owe more in all has to be known so well; no amount asks for it when not set. */
  KYC_STANDARD_ABOVE: amount.optional(),
  KYC_ENHANCED_ABOVE: amount.optional(),
  /** Who checks documents: officers alone, or first a simulated provider, for trying things out. */
  KYC_PROVIDER: z.enum(['manual', 'simulated']).default('manual'),
  /** Shared with the provider of checks, which signs its callbacks with it. */
  KYC_CALLBACK_SECRET: callbackSecret.optional(),
  /** The one before, which is taken too while the provider changes over. */
  PREVIOUS_KYC_CALLBACK_SECRET: callbackSecret.optional(),
  /** Where the simulated provider sends its callbacks; left out: to this process itself. */
  KYC_CALLBACK_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Where the gateway is reached from outside: documents are sent and fetched there. */
  KYC_FILES_URL: z.url({ protocol: /^https?$/ }).default('http://localhost:4000'),
  /** Where encrypted documents are kept: a folder, or else a bucket that speaks S3's protocol. */
  KYC_DOCUMENT_DIR: z.string().min(1).max(1_000).optional(),
  /** The bucket in path style, e.g. `https://s3.eu-west-1.amazonaws.com/kyc`. */
  KYC_S3_URL: z.url({ protocol: /^https?$/ }).optional(),
  KYC_S3_REGION: z.string().min(1).max(100).optional(),
  KYC_S3_ACCESS_KEY_ID: z.string().min(1).max(200).optional(),
  KYC_S3_SECRET_ACCESS_KEY: z.string().min(1).max(200).optional(),
  KYC_S3_SESSION_TOKEN: z.string().min(1).max(4_000).optional(),
  /** After so many months an accepted document is asked for again, if it did not expire before. */
  KYC_REVERIFY_MONTHS: z.coerce.number().int().min(1).max(120).default(24),
  /** So many days beforehand people are told that a document runs out. */
  KYC_EXPIRY_NOTICE_DAYS: z.coerce.number().int().min(1).max(90).default(30),
  /** A check that the provider has had for so long goes to officers. */
  KYC_CHECK_PATIENCE_HOURS: z.coerce.number().min(0.01).max(720).default(24),
  /** How long a clearance waits for a verification that is under way. */
  CLEARANCE_PATIENCE_SECONDS: z.coerce.number().int().min(0).max(86_400).default(120),
  /** Whether applications are looked at for fraud before they are cleared: docs/compliance/fraud.md. */
  ENABLE_FRAUD_ASSESSMENT: flagVariable.default(true),
  /** How long the other subgraphs are waited for who know of an applicant. */
  FRAUD_PATIENCE_SECONDS: z.coerce.number().min(0).max(3_600).default(10),
  /** How long what was found of an erased person is kept, without a name: docs/compliance/privacy.md. */
  RETENTION_AML_MONTHS: z.coerce.number().int().min(0).max(600).default(60),
  /** Where the register of erasures is written, for after a backup was restored; left out: nowhere. */
  ERASURE_REGISTER_FILE: z.string().min(1).max(1_000).optional(),
  ...sarVariables,
  /** How often cases are looked at that no event moves. */
  TEND_EVERY_SECONDS: z.coerce.number().min(0.05).max(3_600).default(10),
  /** How long an entry of the audit trail waits to be sealed with others. */
  AUDIT_SEAL_SECONDS: z.coerce.number().min(0.05).max(86_400).default(30),
};
const variables = withMasterKey(z.object({ ...subgraphVariables, ...own }));
/** A command listens nowhere and hears nobody. */
const ofCommand = withMasterKey(z.object({ ...commandVariables, ...masterKeyVariables, ...own }));

export type Config = z.output<typeof variables>;
export type CommandConfig = z.output<typeof ofCommand>;

export function complianceConfig(
  environment: Readonly<Record<string, string | undefined>>,
): Config {
  const isProduction = () => isProductionEnvironment(environment);
  const checked = withListRules(
    withKycRules(withFraudRules(variables), isProduction),
    isProduction,
  );
  return readConfig(checked, environment);
}

/** The configuration of this process. */
export function configOfProcess(): Config {
  return complianceConfig(process.env);
}

/** The configuration of a command beside it. */
export function configOfCommand(): CommandConfig {
  return readConfig(ofCommand, process.env);
}

/** Whether nothing that is invented may be written into what this process sees. */
export function isProduction(): boolean {
  return isProductionEnvironment(process.env);
}

/** All that a command about jobs needs. */
export function databaseUrlOfCommand(): string {
  const { COMPLIANCE_DATABASE_URL } = own;
  return readConfig(z.object({ COMPLIANCE_DATABASE_URL }), process.env).COMPLIANCE_DATABASE_URL;
}
