// Runs in the explorer's page. After «SignIn» the access token is sent with every further request of
// this page, over HTTP and WebSocket, until the page is left; an Authorization header that was
// typed in goes before it. The token is kept in memory only.
(() => {
  let token;

  const remember = (body) => {
    for (const payload of Object.values(body?.data ?? {})) {
      const found = payload?.session?.accessToken;
      if (typeof found === 'string') token = found;
    }
  };

  const send = window.fetch.bind(window);
  window.fetch = async (target, options = {}) => {
    const headers = new Headers(options.headers);
    if (token && !headers.has('authorization')) headers.set('authorization', `Bearer ${token}`);
    const response = await send(target, { ...options, headers });
    if ((response.headers.get('content-type') ?? '').includes('json')) {
      response
        .clone()
        .json()
        .then(remember, () => undefined);
    }
    return response;
  };

  const sendMessage = WebSocket.prototype.send;
  WebSocket.prototype.send = function (message) {
    if (!token || typeof message !== 'string' || !message.includes('"connection_init"')) {
      return sendMessage.call(this, message);
    }
    const first = JSON.parse(message);
    const payload = { authorization: `Bearer ${token}`, ...first.payload };
    return sendMessage.call(this, JSON.stringify({ ...first, payload }));
  };
})();
