import { Secret, TOTP } from 'otpauth';
import { renderSVG } from 'uqr';
import type { TotpCodes } from '../app/factor-ports.ts';

/** What authenticator apps take for granted: several ignore anything else that a URI says. */
const ALGORITHM = 'SHA1';
const DIGITS = 6;
const PERIOD_SECONDS = 30;
/** RFC 4226, section 4, R6: at least 128 bits, 160 recommended. */
const SECRET_BYTES = 20;
/** Steps that a clock may be off, to either side. */
const DRIFT = 1;

/** @param issuer the name under which an app lists the account */
export function createTotpCodes(issuer: string): TotpCodes {
  return {
    newSecret: () => new Secret({ size: SECRET_BYTES }).base32,
    enrolment(secret, account) {
      const uri = new TOTP({
        issuer,
        label: account,
        secret,
        algorithm: ALGORITHM,
        digits: DIGITS,
        period: PERIOD_SECONDS,
      }).toString();
      return { uri, qrCode: renderSVG(uri, { ecc: 'M', border: 4, pixelSize: 4 }) };
    },
    stepOf(secret, code, now) {
      const token = code.length > 20 ? '' : code.replaceAll(/\s/g, '');
      if (!/^\d{6}$/.test(token)) return undefined;
      const timestamp = now.getTime();
      const delta = TOTP.validate({
        token,
        secret: Secret.fromBase32(secret),
        algorithm: ALGORITHM,
        digits: DIGITS,
        period: PERIOD_SECONDS,
        timestamp,
        window: DRIFT,
      });
      return delta === null
        ? undefined
        : TOTP.counter({ period: PERIOD_SECONDS, timestamp }) + delta;
    },
  };
}
