// Reads the main text of a page aloud, in the voices that the browser has: <button data-read-aloud hidden aria-pressed="false">.
// The button shows only where there is a voice for the language of the page. A piece in another language is read in its own
// voice, and left out when there is none.
const PIECES = "h1, h2, h3, h4, p, li, dt, dd, th, td, caption, figcaption, blockquote";
const SILENT = "nav, form, svg, button, [aria-hidden='true'], [hidden], .no-print, .visually-hidden, details:not([open]) > :not(summary)";

/** The texts of an element with their languages, in the order of the page; each stands in one innermost piece. */
function spoken(main) {
  const texts = [];
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  let last = null;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const words = node.nodeValue.replace(/\s+/g, " ");
    const parent = node.parentElement;
    if (!words.trim() || parent.closest(SILENT)) continue;
    const piece = parent.closest(PIECES) || parent;
    const language = parent.closest("[lang]").lang;
    if (last && last.piece === piece && last.language === language) last.words += words;
    else texts.push(last = { piece, language, words });
  }
  return texts;
}

function voiceFor(language) {
  const short = (name) => name.toLowerCase().split(/[-_]/)[0];
  return speechSynthesis.getVoices().find((voice) => short(voice.lang) === short(language));
}

function set(button) {
  const show = () => { button.hidden = !voiceFor(document.documentElement.lang); };
  const rest = () => button.setAttribute("aria-pressed", "false");
  const stop = () => { rest(); speechSynthesis.cancel(); };
  const start = () => {
    speechSynthesis.cancel();
    button.setAttribute("aria-pressed", "true");
    const lines = spoken(document.querySelector("main")).map(({ language, words }) => {
      const line = new SpeechSynthesisUtterance(words.trim());
      line.voice = voiceFor(language) || null;
      line.lang = language;
      return line;
    }).filter((line) => line.voice);
    if (!lines.length) rest();
    else lines.at(-1).onend = rest;
    for (const line of lines) speechSynthesis.speak(line);
  };
  button.addEventListener("click", () => (button.getAttribute("aria-pressed") === "true" ? stop() : start()));
  window.addEventListener("pagehide", stop);
  speechSynthesis.addEventListener?.("voiceschanged", show);
  show();
}

if ("speechSynthesis" in window) document.querySelectorAll("[data-read-aloud]").forEach(set);
