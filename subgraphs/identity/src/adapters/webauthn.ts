import type { Vault } from '@blockscore/vault';
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { z } from 'zod';
import type { WebAuthn, WebAuthnRequest } from '../app/factor-ports.ts';
import { CHALLENGE_VALID_MS, type Passkey } from '../domain/factors.ts';

export interface RelyingParty {
  /** What authenticators show. */
  readonly name: string;
  /** The domain that passkeys belong to; it cannot be changed without losing all of them. */
  readonly id: string;
  /** Origins of the pages that may ask for them. */
  readonly origins: readonly string[];
}

// It takes a third of a second to load, and most starts and requests have no use for it.
const library = () => import('@simplewebauthn/server');

/** COSE algorithms that authenticators have: EdDSA, ES256 and RS256. */
const ALGORITHMS = [-8, -7, -257];

const base64url = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[\w-]+$/);
/** Bounded by the specification (credential ids: 1,023 bytes) or generously. */
const credentialShape = {
  id: base64url(1_364),
  rawId: base64url(1_364),
  type: z.literal('public-key'),
};
const registrationAnswer = z.object({
  ...credentialShape,
  response: z.object({
    clientDataJSON: base64url(4_096),
    attestationObject: base64url(16_384),
    transports: z.array(z.string().max(20)).max(10).optional(),
  }),
});
const authenticationAnswer = z.object({
  ...credentialShape,
  response: z.object({
    clientDataJSON: base64url(4_096),
    authenticatorData: base64url(4_096),
    signature: base64url(8_192),
    userHandle: base64url(128).nullish(),
  }),
});

/** A browser's answer with the one field that the library's types want and no check needs. */
const withExtensions = <Answer>(answer: Answer) => ({ ...answer, clientExtensionResults: {} });

/**
 * Passkeys by SimpleWebAuthn: discoverable, with user verification, without attestation. The user
 * handle is a keyed hash of the user's id, so that an authenticator tells nobody who somebody is.
 */
export function createWebAuthn(party: RelyingParty, vault: Pick<Vault, 'keyedHash'>): WebAuthn {
  const expectations = expectationsOf(party, vault);
  return { ...registrationOf(party, expectations), ...authenticationOf(party, expectations) };
}

type Expectations = ReturnType<typeof expectationsOf>;

function expectationsOf(party: RelyingParty, vault: Pick<Vault, 'keyedHash'>) {
  const expected = (challenge: string) => ({
    expectedChallenge: challenge,
    expectedOrigin: [...party.origins],
    expectedRPID: party.id,
    requireUserVerification: true,
  });
  const handleOf = (userId: string) => vault.keyedHash('identity.passkey-handle', userId);
  return { expected, handleOf };
}

function registrationOf(
  party: RelyingParty,
  { expected, handleOf }: Expectations,
): Pick<WebAuthn, 'registration' | 'verifyRegistration'> {
  return {
    async registration(user, known) {
      const { generateRegistrationOptions } = await library();
      return requestOf(
        await generateRegistrationOptions({
          rpName: party.name,
          rpID: party.id,
          userID: new Uint8Array(Buffer.from(handleOf(user.id), 'base64url')),
          userName: user.profile?.email ?? '',
          userDisplayName: user.profile ? `${user.profile.firstName} ${user.profile.lastName}` : '',
          timeout: CHALLENGE_VALID_MS,
          attestationType: 'none',
          supportedAlgorithmIDs: ALGORITHMS,
          excludeCredentials: known.map(descriptorOf),
          authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        }),
      );
    },
    async verifyRegistration(credential, challenge) {
      const answer = registrationAnswer.safeParse(credential);
      if (!answer.success) return undefined;
      const { verifyRegistrationResponse } = await library();
      const response = withExtensions(answer.data) as RegistrationResponseJSON;
      // The library throws for whatever in an answer is not as it should be.
      const verified = await verifyRegistrationResponse({
        ...expected(challenge),
        response,
        supportedAlgorithmIDs: ALGORITHMS,
      }).catch(() => undefined);
      if (verified?.verified !== true) return undefined;
      const { credential: made, credentialBackedUp } = verified.registrationInfo;
      return {
        credentialId: made.id,
        publicKey: Buffer.from(made.publicKey).toString('base64url'),
        counter: made.counter,
        transports: made.transports ?? [],
        backedUp: credentialBackedUp,
      };
    },
  };
}

function authenticationOf(
  party: RelyingParty,
  { expected, handleOf }: Expectations,
): Pick<WebAuthn, 'authentication' | 'credentialIdOf' | 'verifyAuthentication'> {
  return {
    async authentication(allowed) {
      const { generateAuthenticationOptions } = await library();
      return requestOf(
        await generateAuthenticationOptions({
          rpID: party.id,
          timeout: CHALLENGE_VALID_MS,
          userVerification: 'required',
          allowCredentials: allowed.map(descriptorOf),
        }),
      );
    },
    credentialIdOf(credential) {
      const answer = authenticationAnswer.safeParse(credential);
      return answer.success ? answer.data.id : undefined;
    },
    async verifyAuthentication(credential, challenge, passkey) {
      const answer = authenticationAnswer.safeParse(credential);
      if (!answer.success || answer.data.id !== passkey.credentialId) return undefined;
      const { userHandle } = answer.data.response;
      if (userHandle != null && userHandle !== handleOf(passkey.userId)) return undefined;
      const { verifyAuthenticationResponse } = await library();
      const verified = await verifyAuthenticationResponse({
        ...expected(challenge),
        response: withExtensions(answer.data) as AuthenticationResponseJSON,
        credential: {
          id: passkey.credentialId,
          publicKey: new Uint8Array(Buffer.from(passkey.publicKey, 'base64url')),
          counter: passkey.counter,
        },
      }).catch(() => undefined);
      if (verified?.verified !== true) return undefined;
      const { newCounter, credentialBackedUp } = verified.authenticationInfo;
      return { counter: newCounter, backedUp: credentialBackedUp };
    },
  };
}

function descriptorOf({ credentialId, transports }: Passkey) {
  return { id: credentialId, transports: [...transports] };
}

function requestOf(options: { readonly challenge: string }): WebAuthnRequest {
  return { options: { ...options }, challenge: options.challenge };
}
