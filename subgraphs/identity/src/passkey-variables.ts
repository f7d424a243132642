import { z } from 'zod';

/** Origins, separated by commas. */
export const originsVariable = z
  .string()
  .default('http://localhost:4000')
  .transform((text, context) => {
    const origins = text.split(',').flatMap((origin) => origin.trim() || []);
    const urls = origins.flatMap((origin) => URL.parse(origin) ?? []);
    const all = origins.length > 0 && urls.length === origins.length;
    if (all && urls.every(({ protocol }) => /^https?:$/.test(protocol))) {
      return urls.map(({ origin }) => origin);
    }
    context.addIssue({
      code: 'custom',
      message: 'must be origins such as https://app.example.com',
    });
    return z.NEVER;
  });

export const domainVariable = z
  .string()
  .regex(/^[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})*$/, 'must be a domain such as example.com')
  .default('localhost');

interface FactorConfig {
  readonly ENABLE_MFA: boolean;
  readonly MFA_REQUIRED_ROLES: readonly string[];
  readonly PASSKEY_RP_ID: string;
  readonly PASSKEY_ORIGINS: readonly string[];
}

/** Refuses a configuration by which nobody could use a passkey, or a role. */
export function withFactors<Schema extends z.ZodType<FactorConfig>>(schema: Schema): Schema {
  return schema
    .refine(({ ENABLE_MFA, MFA_REQUIRED_ROLES }) => ENABLE_MFA || MFA_REQUIRED_ROLES.length === 0, {
      path: ['MFA_REQUIRED_ROLES'],
      message: 'must be empty where ENABLE_MFA is false: nobody could use these roles',
    })
    .refine((config) => config.PASSKEY_ORIGINS.every((one) => mayAsk(one, config.PASSKEY_RP_ID)), {
      path: ['PASSKEY_ORIGINS'],
      message: 'must be https origins, or http://localhost, on PASSKEY_RP_ID or a domain below it',
    });
}

/** Whether browsers let a page of this origin ask for passkeys of that domain. */
function mayAsk(origin: string, domain: string): boolean {
  const { protocol, hostname } = new URL(origin);
  const secure = protocol === 'https:' || hostname === 'localhost';
  return secure && (hostname === domain || hostname.endsWith(`.${domain}`));
}
