export type { KycDocument as KycDocumentMapper } from '../../domain/kyc/document.ts';
