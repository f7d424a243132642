// The page around the verifier, whose functions stand above in the same script. Texts of a proof come
// into the page as text only.
const OUTCOMES = {
  PASSED: 'Passed',
  NOTICED: 'Passed, with a remark',
  FAILED: 'Failed',
  NOT_POSSIBLE: 'Not possible',
};
const VERDICTS = {
  PROVEN: '✓ Proven',
  REGISTRY_OPEN: '? Not finished: is the registry the lender’s?',
  LEAF_ONLY: '? Only the leaf is proven',
  NOT_PROVEN: '✗ Not proven',
  INCOMPLETE: '? Not checked to the end',
};
const LARGEST_FILE = 2 ** 22;

const form = document.getElementById('form');
const proofField = document.getElementById('proof');
const fileField = document.getElementById('file');
const button = document.getElementById('check');
const state = document.getElementById('state');
const complaint = document.getElementById('complaint');
const results = document.getElementById('results');

// From a disk there is nothing beside this page.
if (location.protocol === 'file:') document.getElementById('command').hidden = true;

form.addEventListener('submit', (event) => {
  event.preventDefault();
  check();
});
fileField.addEventListener('change', () => take(fileField.files[0]));
document.addEventListener('dragover', (event) => {
  event.preventDefault();
  document.body.classList.add('dropping');
});
document.addEventListener('dragleave', (event) => {
  if (event.relatedTarget === null) document.body.classList.remove('dropping');
});
document.addEventListener('drop', (event) => {
  event.preventDefault();
  document.body.classList.remove('dropping');
  const [file] = event.dataTransfer.files;
  if (file) take(file);
  else proofField.value = event.dataTransfer.getData('text');
});

async function take(file) {
  if (!file) return;
  complain('');
  if (file.size > LARGEST_FILE) return complain(`${file.name} is too large for a proof.`);
  proofField.value = await file.text();
  state.textContent = `${file.name} is read.`;
}

async function check() {
  complain('');
  results.replaceChildren();
  state.textContent = 'Checking …';
  button.disabled = true;
  try {
    const rpc = document.getElementById('rpc').value.trim();
    const registry = document.getElementById('registry').value.trim();
    const found = readProofs(proofField.value);
    const { proofs } = found;
    for (const [index, proof] of proofs.entries()) {
      const report = await verifyProof(proof, { rpc, registry });
      results.append(reportOf(report, index + 1, proofs.length));
    }
    state.textContent = missingSaid(found);
    button.disabled = false;
    results.querySelector('h2').focus();
  } catch (error) {
    state.textContent = '';
    complain(error instanceof ProofError ? error.message : `It broke: ${error.message}`);
    button.disabled = false;
    // A button that is disabled loses the focus.
    if (document.activeElement === document.body) button.focus();
  }
}

function complain(text) {
  complaint.textContent = text;
  complaint.hidden = text === '';
}

function reportOf(report, number, all) {
  const { verdict, summary, record } = report;
  const heading = element('h2', { tabindex: '-1' }, [
    all > 1 ? `${number} of ${all}: ${VERDICTS[verdict]}` : VERDICTS[verdict],
  ]);
  const rows = record.flatMap(([label, value]) => [
    element('dt', {}, [label]),
    element('dd', {}, [value]),
  ]);
  return element('section', { class: `report ${verdict}` }, [
    heading,
    element('p', {}, [summary]),
    ...(rows.length > 0 ? [element('h3', {}, ['The record']), element('dl', {}, rows)] : []),
    element('div', { class: 'columns' }, [
      element('div', {}, [element('h3', {}, ['What was checked']), stepsOf(report)]),
      element('div', {}, [element('h3', {}, ['From the leaf to the root']), pictureOf(report)]),
    ]),
  ]);
}

function stepsOf({ steps }) {
  return element(
    'ol',
    { class: 'steps', role: 'list' },
    steps.map(({ title, outcome, meaning }) =>
      element('li', { class: outcome }, [
        element('span', { class: 'mark', 'aria-hidden': 'true' }, [MARKS[outcome]]),
        element('div', {}, [
          element('strong', {}, [title]),
          element('span', { class: 'unseen' }, [`: ${OUTCOMES[outcome]}.`]),
          element('p', {}, [meaning]),
        ]),
      ]),
    ),
  );
}

const ROW = 58;
const BOX = { width: 138, height: 30 };
const COLUMN = { LEFT: 78, RIGHT: 242 };
const MIDDLE = 160;

/** The way through the tree, with the root at the top and the leaf at the bottom. */
function pictureOf({ climb: { leaf, levels, top } }) {
  const height = 24 + ROW * levels.length + BOX.height + 22;
  const yOf = (level) => height - 22 - BOX.height - ROW * level;
  const xOf = (level) => {
    const side = levels[level]?.siblingIs;
    return side === undefined ? MIDDLE : COLUMN[side === 'LEFT' ? 'RIGHT' : 'LEFT'];
  };
  const lines = levels.flatMap(({ siblingIs }, level) => {
    const [above, below] = [yOf(level + 1) + BOX.height, yOf(level)];
    const line = (x, kind) => ({ x1: xOf(level + 1), y1: above, x2: x, y2: below, class: kind });
    return [
      vector('line', line(COLUMN[siblingIs], 'sibling')),
      vector('line', line(xOf(level), 'way')),
    ];
  });
  const hashes = [leaf, ...levels.map(({ parent }) => parent)];
  const boxes = [
    ...levels.flatMap(({ sibling, siblingIs }, level) =>
      boxOf(COLUMN[siblingIs], yOf(level), sibling, 'sibling'),
    ),
    ...hashes.flatMap((hash, level) => boxOf(xOf(level), yOf(level), hash, 'way')),
  ];
  const described = `From the leaf ${short(leaf)} at the bottom, over ${levels.length} siblings, to ${short(top)} at the top.`;
  const picture = vector(
    'svg',
    { viewBox: `0 0 320 ${height}`, role: 'img', 'aria-label': described },
    [
      ...lines,
      ...boxes,
      vector('text', { x: MIDDLE, y: yOf(levels.length) - 8, class: 'name' }, ['root']),
      vector('text', { x: xOf(0), y: height - 6, class: 'name' }, ['leaf']),
    ],
  );
  return element('figure', {}, [
    picture,
    element('figcaption', {}, [
      'Filled: computed here. Outlined: siblings, which the proof gives. Each box is the hash of the two below it.',
    ]),
    element('details', {}, [
      element('summary', {}, ['All hashes']),
      element(
        'ol',
        { start: '0' },
        hashes.map((hash, level) => hashesOf(hash, levels[level])),
      ),
    ]),
  ]);
}

function hashesOf(hash, level) {
  const beside =
    level === undefined
      ? []
      : [element('br'), `${level.siblingIs === 'LEFT' ? 'left' : 'right'} of it ${level.sibling}`];
  return element('li', {}, [hash, ...beside]);
}

function boxOf(x, y, hash, kind) {
  return [
    vector('rect', { x: x - BOX.width / 2, y, rx: 5, ...BOX, class: kind }),
    vector('text', { x, y: y + 20, class: kind }, [short(hash)]),
  ];
}

function short(hash) {
  return `${hash.slice(0, 10)}…${hash.slice(-6)}`;
}

function element(name, attributes = {}, children = []) {
  return dress(document.createElement(name), attributes, children);
}

function vector(name, attributes = {}, children = []) {
  return dress(document.createElementNS('http://www.w3.org/2000/svg', name), attributes, children);
}

function dress(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
  node.append(...children);
  return node;
}
