// Runs in the explorer's page and saves copying. After «Login» the access token is sent with every
// further request of this page, until it is refused or the page is left; an Authorization header that
// was typed in goes before it. Texts in capitals in the variables stand for the last one that the page
// has seen: APPLICATION_ID, LOAN_ID, USER_ID and the like, INSTALMENT, REFRESH_TOKEN,
// CHALLENGE_TOKEN and CREDENTIAL; PRODUCT_ID for the first. Where an answer asks for a passkey, the
// browser is asked for it, and what it gives is the CREDENTIAL of the next operation. What nothing was
// seen for yet is not sent. All of this is kept in the page's memory only.
(() => {
  const IDS = /\b(apikey|app|loan|partner|passkey|prod|session|user)_[0-9a-hjkmnp-tv-z]{26}\b/g;
  const placeholders = {
    apikey: 'API_KEY_ID',
    app: 'APPLICATION_ID',
    loan: 'LOAN_ID',
    partner: 'PARTNER_ID',
    passkey: 'PASSKEY_ID',
    prod: 'PRODUCT_ID',
    session: 'SESSION_ID',
    user: 'USER_ID',
    instalment: 'INSTALMENT',
    refreshToken: 'REFRESH_TOKEN',
    challengeToken: 'CHALLENGE_TOKEN',
    credential: 'CREDENTIAL',
  };
  /** Values as JSON texts, by the names above. */
  const seen = {};
  let token;
  let notice;

  /** Shows a line below the editors, and a picture beside it, until the next operation or a click. */
  const say = (text, svg) => {
    notice?.remove();
    const box = document.createElement('div');
    box.setAttribute('role', 'status');
    box.className = 'assistant-notice';
    box.textContent = text;
    if (svg) {
      const picture = document.createElement('img');
      picture.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
      picture.alt = 'QR code';
      box.prepend(picture);
    }
    box.addEventListener('click', () => box.remove());
    document.body.append(box);
    notice = box;
  };

  // A browser gives no passkeys to a page whose address is in digits.
  const hasName = !/^[\d.]+$|^\[/.test(location.hostname);
  const named = `${location.protocol}//localhost${location.port && `:${location.port}`}/`;

  /** @param instead what else can be done, as the beginning of a sentence */
  const ask = async (wanted, instead) => {
    seen.credential = undefined;
    if (!hasName) {
      say(
        `Passkeys belong to a name, not to ${location.hostname}: ${instead}open this page as ${named} on the machine that it comes from.`,
      );
      return;
    }
    try {
      const credential = await wanted();
      seen.credential = JSON.stringify(credential.toJSON());
      say('The passkey answered. Run the operation that finishes: $credential is filled in.');
    } catch (error) {
      say(`The browser gave no passkey (${error.message}): ${instead}run the operation again.`);
    }
  };
  const create = (options, instead) =>
    ask(
      () =>
        navigator.credentials.create({
          publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options),
        }),
      instead,
    );
  const get = (options, instead) =>
    ask(
      () =>
        navigator.credentials.get({
          publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options),
        }),
      instead,
    );

  /** The tokens of one object of an answer, whatever it is called there. */
  const learnTokens = ({ accessToken, refreshToken, nextInstalment }) => {
    if (typeof accessToken === 'string') token = accessToken;
    remember('refreshToken', refreshToken);
    remember('instalment', nextInstalment?.amountDue?.amount);
  };
  const remember = (name, value) => {
    if (typeof value === 'string') seen[name] = JSON.stringify(value);
  };

  /** A challenge: of a passkey, or of a second factor after the password. */
  const learnChallenge = ({ token: challengeToken, methods, options, passkeyOptions }) => {
    const wanted = options ?? passkeyOptions;
    const isForPasskey = typeof wanted?.challenge === 'string';
    if (isForPasskey || Array.isArray(methods)) remember('challengeToken', challengeToken);
    const instead = methods?.some((method) => method !== 'PASSKEY')
      ? 'go on with «VerifyCode», or '
      : '';
    if (isForPasskey) (wanted.rp ? create : get)(wanted, instead);
  };

  const learnFrom = (value) => {
    if (value === null || typeof value !== 'object') return;
    learnTokens(value);
    learnChallenge(value);
    if (typeof value.qrCode === 'string' && value.qrCode.includes('<svg')) {
      say(
        'Scan it with an authenticator app, then run «ConfirmTotp». Click to close.',
        value.qrCode,
      );
    }
    for (const [name, inner] of Object.entries(value)) {
      if (name !== 'options' && name !== 'passkeyOptions') learnFrom(inner);
    }
  };

  const learn = (text) => {
    for (const [id, prefix] of text.matchAll(IDS)) {
      if (prefix !== 'prod' || !seen.prod) seen[prefix] = JSON.stringify(id);
    }
    learnFrom(JSON.parse(text));
  };

  const fill = (text) =>
    Object.entries(seen).reduce(
      (filled, [name, value]) =>
        value === undefined ? filled : filled.replaceAll(`"${placeholders[name]}"`, () => value),
      text,
    );

  /** Says what is missing; undefined where every placeholder in the variables was filled in. */
  const complaintAbout = (body) => {
    const variables = JSON.stringify(JSON.parse(body).variables ?? {});
    const left = Object.values(placeholders).filter((name) => variables.includes(`"${name}"`));
    if (left.length === 0) return undefined;
    const answer = left.includes(placeholders.credential)
      ? ' and let the browser answer with the passkey'
      : '';
    return `Nothing was sent: this page has seen nothing yet to put in the place of ${left.join(' and ')}. Run the operation before this one first${answer}.`;
  };

  const send = window.fetch.bind(window);
  window.fetch = async (target, options = {}) => {
    notice?.remove();
    const headers = new Headers(options.headers);
    const ours = token && !headers.has('authorization');
    if (ours) headers.set('authorization', `Bearer ${token}`);
    const body = typeof options.body === 'string' ? fill(options.body) : options.body;
    const complaint = typeof body === 'string' ? complaintAbout(body) : undefined;
    if (complaint !== undefined) {
      return Response.json({ errors: [{ message: complaint }] }, { status: 400 });
    }
    let response = await send(target, { ...options, headers, body });
    if (ours && response.status === 401) {
      // The token has ended or was revoked. Nothing was run: it is asked once more without, so that
      // one can sign in again.
      token = undefined;
      headers.delete('authorization');
      say('You are signed out: the access token was refused. Run «Login» or «RefreshSession».');
      response = await send(target, { ...options, headers, body });
    }
    if ((response.headers.get('content-type') ?? '').includes('json')) {
      response
        .clone()
        .text()
        .then(learn)
        .catch(() => undefined);
    }
    return response;
  };

  const UNAUTHENTICATED = 4401;
  const sendMessage = WebSocket.prototype.send;
  WebSocket.prototype.send = function (message) {
    if (typeof message !== 'string') return sendMessage.call(this, message);
    const content = JSON.parse(fill(message));
    if (token && content.type === 'connection_init') {
      content.payload = { authorization: `Bearer ${token}`, ...content.payload };
      const sent = token;
      this.addEventListener('close', ({ code }) => {
        if (code === UNAUTHENTICATED && token === sent) token = undefined;
      });
    }
    return sendMessage.call(this, JSON.stringify(content));
  };
})();
