export type {
  ConsentRequest as PartnerConsentRequestMapper,
  PartnerConsent as PartnerConsentMapper,
} from '../../domain/consent.ts';
