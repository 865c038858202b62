
"use strict";
// Without this script the page shows everything; it only filters samples and unfolds link targets.
(() => {
  const samples = [...document.querySelectorAll(".sample")];
  const tasks = [...document.querySelectorAll(".task")];
  const settings = [...document.querySelectorAll(".setting")];
  const text = document.getElementById("filter-text");
  const verdict = document.getElementById("filter-verdict");
  const count = document.getElementById("filter-count");
  // At most so many matches are unfolded down to the sample's own line.
  const UNFOLD = 60;

  function apply() {
    const needle = text.value.trim().toLowerCase();
    const word = verdict.value && "|" + verdict.value + "|";
    const active = Boolean(needle || word);
    let shown = 0;
    for (const sample of samples) {
      const head = () => sample.closest(".task").firstElementChild.textContent;
      const hit = (!word || sample.dataset.words.includes(word))
        && (!needle || (head() + sample.textContent).toLowerCase().includes(needle));
      sample.hidden = !hit;
      shown += hit;
    }
    for (const group of [...tasks, ...settings]) {
      group.hidden = active && !group.querySelector(".sample:not([hidden])");
      group.open = active && shown <= UNFOLD && !group.hidden;
    }
    count.textContent = active ? shown + " of " + samples.length : "";
  }

  let timer;
  text.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(apply, 200);
  });
  verdict.addEventListener("change", apply);

  function unfold() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target || !target.classList.contains("sample")) {
      return;
    }
    for (let node = target; node; node = node.parentElement) {
      if (node.tagName === "DETAILS") {
        node.hidden = false;
        node.open = true;
      }
    }
    target.scrollIntoView();
  }
  addEventListener("hashchange", unfold);
  unfold();
})();
