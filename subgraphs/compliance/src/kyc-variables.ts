import type { z } from 'zod';
import type { KycLevel } from './domain/kyc/level.ts';

interface KycVariables {
  readonly KYC_LEVEL_FOR_LOANS: KycLevel;
  readonly KYC_STANDARD_ABOVE?: string | undefined;
  readonly KYC_ENHANCED_ABOVE?: string | undefined;
  readonly KYC_PROVIDER: 'manual' | 'simulated';
  readonly KYC_DOCUMENT_DIR?: string | undefined;
  readonly KYC_S3_URL?: string | undefined;
  readonly KYC_S3_REGION?: string | undefined;
  readonly KYC_S3_ACCESS_KEY_ID?: string | undefined;
  readonly KYC_S3_SECRET_ACCESS_KEY?: string | undefined;
}

/** Refuses settings of documents and levels that do not go together. */
export function withKycRules<Schema extends z.ZodType<KycVariables>>(
  schema: Schema,
  isProduction: () => boolean,
): Schema {
  return schema.superRefine((config, context) => {
    const refuse = (path: keyof KycVariables, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    const { KYC_STANDARD_ABOVE: standard, KYC_ENHANCED_ABOVE: enhanced } = config;
    if (standard !== undefined && enhanced !== undefined && Number(enhanced) < Number(standard)) {
      refuse('KYC_ENHANCED_ABOVE', 'must not be less than KYC_STANDARD_ABOVE');
    }
    const parts = [
      config.KYC_S3_URL,
      config.KYC_S3_REGION,
      config.KYC_S3_ACCESS_KEY_ID,
      config.KYC_S3_SECRET_ACCESS_KEY,
    ].filter((part) => part !== undefined).length;
    if (parts > 0 && parts < 4) {
      refuse(
        'KYC_S3_URL',
        'needs KYC_S3_REGION, KYC_S3_ACCESS_KEY_ID, KYC_S3_SECRET_ACCESS_KEY too',
      );
    }
    const hasFolder = config.KYC_DOCUMENT_DIR !== undefined;
    if (hasFolder && parts > 0) refuse('KYC_DOCUMENT_DIR', 'must not be set beside KYC_S3_URL');
    const asksForDocuments =
      config.KYC_LEVEL_FOR_LOANS !== 'BASIC' || standard !== undefined || enhanced !== undefined;
    if (asksForDocuments && !hasFolder && parts === 0) {
      const message = 'must be set, or KYC_S3_URL: a level asks for documents';
      refuse('KYC_DOCUMENT_DIR', message);
    }
    if (config.KYC_PROVIDER === 'simulated' && isProduction()) {
      refuse(
        'KYC_PROVIDER',
        'must not be simulated in production: it accepts whatever it is given',
      );
    }
  });
}
