// Runs in the explorer's page before its other scripts: style sheets that they make are the page's own, and carry its
// nonce. What is written into the page as text by anybody carries none.
(() => {
  const { nonce } = document.currentScript;
  const { createElement } = Document.prototype;
  Document.prototype.createElement = function (name, ...options) {
    const element = createElement.call(this, name, ...options);
    if (element instanceof HTMLStyleElement) element.nonce = nonce;
    return element;
  };
})();
