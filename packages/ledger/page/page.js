import './shim/buffer.js';
import { verdictOf } from '../src/verdict/verdict.ts';
import { readPicture, scanner } from './scan.js';

// The page's own part: files in, words out. Nothing is sent anywhere; whatever a file says is shown as text and never as markup.

/** For tests, which have no document. */
globalThis.mingxuanVerdict = verdictOf;

const $ = (id) => document.getElementById(id);
const files = [];
let lang = 'zh';

const say = ({ zh, en }) => (lang === 'zh' ? zh : en);

function element(name, className, text) {
  const made = document.createElement(name);
  if (className !== '') made.className = className;
  if (text !== '') made.textContent = text;
  return made;
}

const MARKS = { GOOD: '✓', OPEN: '?', BAD: '✗' };
const LEVELS = { GOOD: 'good', OPEN: 'open', BAD: 'bad' };
/** So many findings are shown at once; a damaged bundle has thousands. */
const SHOWN = 200;

function show(verdict) {
  const box = $('verdict');
  box.replaceChildren();
  box.className = LEVELS[verdict.level];
  const title = element('h2', '', '');
  title.append(element('span', 'mark', MARKS[verdict.level]), ` ${say(verdict.title)}`);
  box.append(title);
  if (verdict.next !== null) box.append(element('p', 'next', say(verdict.next)));
  if (verdict.findings.length > 0) {
    const list = element('ul', 'findings', '');
    for (const { severity, message, place } of verdict.findings.slice(0, SHOWN)) {
      const item = element('li', severity, `${severity === 'error' ? '✗' : '!'} ${say(message)}`);
      if (place !== null) item.append(element('small', '', say(place)));
      list.append(item);
    }
    box.append(list);
    const more = verdict.findings.length - SHOWN;
    if (more > 0) box.append(element('p', '', say({ zh: `还有 ${more} 处。`, en: `${more} more.` })));
  }
  if (verdict.facts.length > 0) {
    const facts = element('dl', '', '');
    for (const { label, value } of verdict.facts)
      facts.append(element('dt', '', say(label)), element('dd', '', say(value)));
    box.append(facts);
  }
  box.hidden = false;
}

function showFiles() {
  const list = $('files');
  list.replaceChildren();
  for (const [index, { name, bytes }] of files.entries()) {
    const item = element('li', '', `${name}（${Math.ceil(bytes.length / 1024)} KB）`);
    const drop = element('button', 'drop', say({ zh: '拿掉', en: 'Remove' }));
    drop.type = 'button';
    drop.addEventListener('click', () => {
      files.splice(index, 1);
      judge();
    });
    item.append(drop);
    list.append(item);
  }
}

function judge() {
  showFiles();
  if (files.length === 0 && $('foot').value.trim() === '') {
    $('verdict').hidden = true;
    return;
  }
  const box = $('verdict');
  box.hidden = false;
  box.className = '';
  box.textContent = say({ zh: '正在核对……', en: 'Checking …' });
  // Let the words appear before the work begins.
  setTimeout(() => {
    try {
      show(verdictOf([...files], $('trust').value, Math.floor(Date.now() / 1000), $('foot').value));
    } catch (cause) {
      box.className = 'bad';
      box.textContent = say({
        zh: `这个浏览器没能完成核对（${String(cause)}）。请换一个新一些的浏览器，或者用 mingxuan verify。`,
        en: `This browser could not finish (${String(cause)}). Use a newer one, or mingxuan verify.`,
      });
    }
  }, 30);
}

async function take(list) {
  for (const file of list) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const at = files.findIndex(({ name }) => name === file.name);
    if (at >= 0) files.splice(at, 1);
    files.push({ name: file.name, bytes });
  }
  judge();
}

function tell(words) {
  $('told').hidden = words === null;
  $('told').textContent = words === null ? '' : say(words);
}

/** What a code said goes where it could have been typed. */
function heard(text) {
  tell(null);
  $('foot').value = text;
  judge();
}

function speak() {
  document.documentElement.lang = lang === 'zh' ? 'zh-CN' : 'en';
  for (const each of document.querySelectorAll('[data-en]')) {
    each.dataset.zh ??= each.textContent;
    each.textContent = lang === 'zh' ? each.dataset.zh : each.dataset.en;
  }
  $('trust').placeholder = say({
    zh: '公钥指纹（64 个字符），或日志公钥（一行），或整个见证规则',
    en: 'fingerprint (64 characters), key line of the log, or a whole policy',
  });
  judge();
}

if (typeof document !== 'undefined') {
  $('choose').addEventListener('change', (event) => {
    void take([...event.target.files]);
    event.target.value = '';
  });
  $('trust').addEventListener('input', judge);
  const camera = scanner({ box: $('camera'), video: $('seen'), heard, tell });
  $('foot').addEventListener('input', judge);
  $('scan').addEventListener('click', () => void camera.start());
  $('stop').addEventListener('click', () => camera.stop());
  $('photo').addEventListener('change', (event) => {
    const [picture] = event.target.files;
    if (picture !== undefined) void readPicture(picture, heard, tell);
    event.target.value = '';
  });
  $('lang').addEventListener('click', () => {
    lang = lang === 'zh' ? 'en' : 'zh';
    speak();
  });
  const zone = document.documentElement;
  zone.addEventListener('dragover', (event) => event.preventDefault());
  zone.addEventListener('drop', (event) => {
    event.preventDefault();
    void take([...event.dataTransfer.files]);
  });
  speak();
}
