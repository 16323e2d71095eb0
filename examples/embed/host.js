// A page that embeds the lab and talks to it. The messages are described in docs/embedding.md and typed in
// src/embed/protocol.ts. The address of the lab is `?lab=`, else that of `npm start`.
const asked = new URLSearchParams(location.search);
const lab = new URL(asked.get('lab') ?? 'http://127.0.0.1:4173/');
const frame = document.querySelector('#lab');
const find = (id) => document.getElementById(id);

// What it shows is the link of the lab; embed=1 and the other flags say how it behaves.
lab.search = asked.get('flags') ?? '?embed=1&show=function,movement&start=paused&lock=depth,width:16..1024';
lab.hash =
  '#v=1&width=128&depth=2&lr=0.05&gamma0=0.01&task=planar&noise=0.05&samples=128&activation=tanh&batch=full&bias=true&right.gamma0=10';
frame.src = lab.href;

let questions = 0;
const send = (message) => frame.contentWindow.postMessage({ lab: 1, id: ++questions, ...message }, lab.origin);

for (const button of document.querySelectorAll('[data-send]'))
  button.addEventListener('click', () => send({ type: button.dataset.send }));
find('width').addEventListener('change', ({ target }) =>
  send({ type: 'set', settings: { width: Number(target.value) } }),
);
find('controls').addEventListener('submit', (event) => event.preventDefault());

const digits = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 });
const receive = {
  ready: () => send({ type: 'ask', what: 'link' }),
  state: ({ phase, isResting }) => {
    find('state').value = isResting ? 'waits until it is seen' : phase;
  },
  frames: ({ networks }) => {
    find('loss').value = networks
      .map(({ side, step, loss }) => `${side}: loss ${loss === null ? '–' : digits.format(loss)} at step ${step}`)
      .join(', ');
  },
  height: ({ height }) => {
    if (find('fit').checked) frame.style.height = `${height}px`;
  },
  link: ({ link, refused }) => {
    Object.assign(find('link'), { href: link, hidden: false });
    find('said').value = refused.join(' ');
  },
  refused: ({ sentences }) => {
    find('said').value = sentences.join(' ');
  },
  failed: ({ side, sentence }) => {
    find('said').value = `${side}: ${sentence}`;
  },
};

addEventListener('message', ({ source, origin, data }) => {
  if (source !== frame.contentWindow || origin !== lab.origin || data?.lab !== 1) return;
  if (Object.hasOwn(receive, data.type)) receive[data.type](data);
});
