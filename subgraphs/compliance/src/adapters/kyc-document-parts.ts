import { randomBytes } from 'node:crypto';
import type { Vault } from '@blockscore/vault';
import type { DocumentStorage, KycDocumentPorts } from '../app/kyc-document-ports.ts';
import type { Clock } from '../app/ports.ts';
import type { CommandConfig } from '../config.ts';
import { createDocumentBucket } from './document-bucket.ts';
import { documentCipher } from './document-cipher.ts';
import { createDocumentFolder } from './document-folder.ts';
import { createDocumentUrls, type DocumentUrls } from './document-urls.ts';
import { createSimulatedKycProvider, manualKycProvider } from './kyc-providers.ts';
import type { Resources } from './resources.ts';

const HOUR_MS = 3_600_000;

/** What dealing with documents of people needs from outside. */
export function createKycDocumentPorts(
  resources: Resources,
  config: CommandConfig,
): KycDocumentPorts {
  const { connection, vault, clock, jobs, logger } = resources;
  const urls = documentUrlsOf(config, vault);
  return {
    documentStorage: storageOf(config, urls, clock),
    documentCipher,
    kycProvider:
      config.KYC_PROVIDER === 'simulated'
        ? createSimulatedKycProvider({ db: connection.db, jobs, clock })
        : manualKycProvider,
    documentRules: {
      reverifyMonths: config.KYC_REVERIFY_MONTHS,
      noticeDays: config.KYC_EXPIRY_NOTICE_DAYS,
      checkPatienceMs: config.KYC_CHECK_PATIENCE_HOURS * HOUR_MS,
    },
    keyedHash: (purpose, text) => vault.keyedHash(purpose, text),
    downloadUrl: (id, officerId, expiresAt) =>
      urls.downloadUrl({ id, officerId, mark: randomBytes(16).toString('hex'), expiresAt }),
    onProviderFault: (error, documentId) =>
      logger.warn({ err: error, documentId }, 'the provider of checks could not be asked'),
  };
}

export function documentUrlsOf(config: CommandConfig, vault: Vault): DocumentUrls {
  return createDocumentUrls(config.KYC_FILES_URL, (purpose, text) =>
    vault.keyedHash(purpose, text),
  );
}

/** The simulated provider of each process shares a secret with all others that none is told of. */
export function kycCallbackSecretsOf(
  config: CommandConfig,
  vault: Vault,
): readonly [Uint8Array, ...Uint8Array[]] {
  const own = Buffer.from(vault.keyedHash('compliance.kyc-callback', ''), 'base64url');
  const { KYC_CALLBACK_SECRET: secret = own, PREVIOUS_KYC_CALLBACK_SECRET: former } = config;
  return former === undefined ? [secret] : [secret, former];
}

function storageOf(
  config: CommandConfig,
  urls: DocumentUrls,
  clock: Clock,
): DocumentStorage | undefined {
  if (config.KYC_DOCUMENT_DIR !== undefined) {
    return createDocumentFolder(config.KYC_DOCUMENT_DIR, urls);
  }
  const {
    KYC_S3_URL: url,
    KYC_S3_REGION: region,
    KYC_S3_ACCESS_KEY_ID: accessKeyId,
    KYC_S3_SECRET_ACCESS_KEY: secretAccessKey,
    KYC_S3_SESSION_TOKEN: sessionToken,
  } = config;
  if (
    url === undefined ||
    region === undefined ||
    accessKeyId === undefined ||
    secretAccessKey === undefined
  ) {
    return undefined;
  }
  const access = { accessKeyId, secretAccessKey, sessionToken };
  return createDocumentBucket({ url: url.replace(/\/$/, ''), region, ...access, now: clock });
}
