import type { ConfiguredFiler } from '../app/cases/sar-ports.ts';
import type { CommandConfig } from '../config.ts';

type SarConfig = Pick<CommandConfig, Extract<keyof CommandConfig, `SAR_${string}`>>;

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
    // FinCEN wants to hear which other one.
    institutionText: config.SAR_INSTITUTION === '999' ? given('SAR_INSTITUTION_TEXT') : null,
  };
  return missing.length > 0 ? { ok: false, missing } : { ok: true, value };
}
