// Adds what a page written yesterday cannot know: how many days are left, and what is open today. Everything reads
// without it. Nothing is stored and nobody is told.
(() => {
  const zh = document.documentElement.lang !== 'en';
  // The day in China, wherever the reader is: the law counts its days there.
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  const left = (day) => Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000);

  for (const time of document.querySelectorAll('time[data-left]')) {
    const days = left(time.getAttribute('datetime'));
    const words = document.createElement('span');
    words.className = 'left';
    if (days > 0) words.textContent = zh ? `还有${days}天` : days === 1 ? '1 day left' : `${days} days left`;
    else if (days === 0) words.textContent = zh ? '就是今天' : 'today';
    else words.textContent = zh ? `已过${-days}天` : days === -1 ? '1 day ago' : `${-days} days ago`;
    time.after(words);
  }

  const open = document.querySelector('.chances')?.dataset.today ?? '';
  for (const item of document.querySelectorAll('.chances > li')) {
    if (today > item.dataset.to) {
      item.classList.add('past');
      item.parentElement.append(item);
    }
    if (item.dataset.from > today || today > item.dataset.to) continue;
    item.classList.add('now');
    const mark = document.createElement('p');
    mark.className = 'now-mark';
    mark.textContent = open;
    item.prepend(mark);
    item.parentElement.prepend(item);
  }

  for (const input of document.querySelectorAll('input[data-filter]')) {
    const rows = document.querySelectorAll(`#${input.dataset.filter} tbody tr`);
    input.addEventListener('input', () => {
      for (const row of rows) row.hidden = !row.textContent.toLowerCase().includes(input.value.trim().toLowerCase());
    });
  }

  // A Chinese keyboard may write the digits wide: they are the same digits.
  for (const input of document.querySelectorAll('input[pattern]'))
    input.addEventListener('change', () => {
      input.value = input.value.normalize('NFKC').trim();
    });

  for (const form of document.querySelectorAll('form[data-answer]')) {
    const status = form.querySelector('[data-status]');
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      status.textContent = form.dataset.answer;
      void ask(form).then((words) => {
        status.textContent = words;
      });
    });
  }

  async function ask(form) {
    try {
      const answer = await fetch(form.action, {
        method: 'POST',
        credentials: 'omit',
        headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams(new FormData(form)),
      });
      const { message, refusal } = await answer.json();
      const said = message ?? refusal.message;
      return zh ? said.zh : said.en;
    } catch {
      return zh
        ? '现在连不上查询服务。请到张贴地点看名单，或者到社区登记点查询。'
        : 'The look-up cannot be reached. See the posted list, or ask at the registration point.';
    }
  }

  // The browser's own voice, where there is one that speaks the page's language.
  const button = document.querySelector('[data-read]');
  const voice = window.speechSynthesis;
  if (button && voice) {
    const words = button.textContent;
    button.hidden = false;
    const stop = () => {
      voice.cancel();
      button.textContent = words;
    };
    button.addEventListener('click', () => {
      if (voice.speaking) return stop();
      const said = new SpeechSynthesisUtterance(document.querySelector('main').innerText);
      said.lang = document.documentElement.lang;
      said.rate = 0.9;
      said.onend = stop;
      button.textContent = zh ? '停止朗读' : 'Stop reading';
      voice.speak(said);
    });
    window.addEventListener('pagehide', stop);
  }
})();
