// Runs in the explorer's page and saves copying. After «Login» the access token is sent with every
// further request of this page, until it is left; an Authorization header that was typed in goes
// before it. APPLICATION_ID, LOAN_ID, USER_ID and INSTALMENT in the variables stand for the last one
// that the page has seen, PRODUCT_ID for the first. All of this is kept in the page's memory only.
(() => {
  const placeholders = {
    app: 'APPLICATION_ID',
    loan: 'LOAN_ID',
    prod: 'PRODUCT_ID',
    user: 'USER_ID',
    instalment: 'INSTALMENT',
  };
  const seen = {};
  let token;

  const learn = (text) => {
    for (const [id, prefix] of text.matchAll(/\b(app|loan|user|prod)_[0-9a-hjkmnp-tv-z]{26}\b/g)) {
      if (prefix !== 'prod' || !seen.prod) seen[prefix] = id;
    }
    const found = /"accessToken"\s*:\s*"([^"]+)"/.exec(text);
    if (found) token = found[1];
    const due = /"nextInstalment"\s*:\s*\{[^}]*"payment"\s*:\s*\{\s*"amount"\s*:\s*"([\d.]+)"/.exec(
      text,
    );
    if (due) seen.instalment = due[1];
  };

  const fill = (text) =>
    Object.entries(seen).reduce(
      (filled, [prefix, id]) => filled.replaceAll(`"${placeholders[prefix]}"`, `"${id}"`),
      text,
    );

  const send = window.fetch.bind(window);
  window.fetch = async (target, options = {}) => {
    const headers = new Headers(options.headers);
    if (token && !headers.has('authorization')) headers.set('authorization', `Bearer ${token}`);
    const body = typeof options.body === 'string' ? fill(options.body) : options.body;
    const response = await send(target, { ...options, headers, body });
    if ((response.headers.get('content-type') ?? '').includes('json')) {
      response
        .clone()
        .text()
        .then(learn, () => undefined);
    }
    return response;
  };

  const sendMessage = WebSocket.prototype.send;
  WebSocket.prototype.send = function (message) {
    if (typeof message !== 'string') return sendMessage.call(this, message);
    const content = JSON.parse(fill(message));
    if (token && content.type === 'connection_init') {
      content.payload = { authorization: `Bearer ${token}`, ...content.payload };
    }
    return sendMessage.call(this, JSON.stringify(content));
  };
})();
