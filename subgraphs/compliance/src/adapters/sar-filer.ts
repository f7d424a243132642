import { z } from 'zod';
import type { ConfiguredFiler } from '../app/cases/sar-ports.ts';

const line = (longest: number) =>
  z
    .string()
    .max(longest)
    .regex(/^\S+( \S+)*$/, 'must be one line without spaces at its ends');
const phone = z.string().regex(/^\d{10,16}$/, 'must be digits alone');

/** How reports name the lender: docs/compliance/cases.md#reports. */
export const sarVariables = {
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
};

type SarConfig = z.output<z.ZodObject<typeof sarVariables>>;

/** The lender as reports name it, or which of its variables are not set. */
export function filerOf(config: SarConfig): ConfiguredFiler {
  const missing: string[] = [];
  const given = (name: keyof SarConfig): string => {
    const value = config[name];
    if (value === undefined) missing.push(name);
    return value ?? '';
  };
  const value = {
    name: given('SAR_FILER_NAME'),
    ein: given('SAR_FILER_EIN'),
    street: given('SAR_FILER_STREET'),
    city: given('SAR_FILER_CITY'),
    state: given('SAR_FILER_STATE'),
    zip: given('SAR_FILER_ZIP'),
    phone: given('SAR_FILER_PHONE'),
    contactOffice: given('SAR_CONTACT_OFFICE'),
    contactPhone: given('SAR_CONTACT_PHONE'),
    transmitterCode: given('SAR_TRANSMITTER_CODE'),
    regulator: config.SAR_REGULATOR,
    institution: config.SAR_INSTITUTION,
  };
  return missing.length > 0 ? { ok: false, missing } : { ok: true, value };
}
