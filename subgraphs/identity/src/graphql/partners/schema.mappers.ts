export type { ApiKey as ApiKeyMapper } from '../../app/partner-ports.ts';
export type { Partner as PartnerMapper } from '../../domain/partner.ts';
