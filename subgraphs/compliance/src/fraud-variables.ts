import type { z } from 'zod';

interface FraudVariables {
  readonly ENABLE_FRAUD_ASSESSMENT: boolean;
  readonly FRAUD_PATIENCE_SECONDS: number;
  readonly CLEARANCE_PATIENCE_SECONDS: number;
}

/** Refuses to wait longer for those who know of an applicant than lending is kept waiting for an answer. */
export function withFraudRules<Schema extends z.ZodType<FraudVariables>>(schema: Schema): Schema {
  return schema.superRefine((config, context) => {
    const { ENABLE_FRAUD_ASSESSMENT: isOn, FRAUD_PATIENCE_SECONDS: patience } = config;
    if (!isOn || patience <= config.CLEARANCE_PATIENCE_SECONDS) return;
    context.addIssue({
      code: 'custom',
      path: ['FRAUD_PATIENCE_SECONDS'],
      message: 'must not be more than CLEARANCE_PATIENCE_SECONDS, in which lending is answered',
    });
  });
}
