"use strict";
/* The page is whole without this script; it adds the filters, “one by one”, and sentences where a clip cannot be shown. */
(() => {
  const root = document.documentElement;
  const find = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const cards = all(".card");
  const marks = new Map(all(".timeline a.mark").map((mark) => [mark.dataset.number, mark]));
  root.classList.add("js");

  /* Filters: what does not fit is hidden in the list and faint on the timeline. */
  const form = find("#filters");

  function fits(card, types, authors, words) {
    const text = find(".text", card).textContent.toLocaleLowerCase();
    return (!types || types.has(card.dataset.type)) && (!authors || authors.has(card.dataset.author)) &&
      words.every((word) => text.includes(word));
  }

  function chosen(name) {
    const boxes = all(`input[name=${name}]`, form);
    return boxes.length ? new Set(boxes.filter((box) => box.checked).map((box) => box.value)) : null;
  }

  function filter() {
    const types = chosen("type");
    const authors = chosen("author");
    const words = form.elements.words.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    for (const card of cards) {
      card.hidden = !fits(card, types, authors, words);
      marks.get(card.dataset.number).classList.toggle("out", card.hidden);
      if (card.hidden) find("video", card)?.pause();
    }
    const shown = visible().length;
    find("#nothing").hidden = shown > 0;
    find("#discuss").disabled = shown === 0;
    find("#showing").textContent = shown === cards.length ? "" : `Showing ${shown} of ${cards.length}`;
  }

  function visible() {
    return cards.filter((card) => !card.hidden);
  }

  if (form) {
    form.addEventListener("input", filter);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.reset();
  }

  /* The annotation one is at: marked in the list and on the timeline. */
  function setCurrent(card) {
    for (const other of all(".current")) other.classList.remove("current");
    if (!card) return;
    card.classList.add("current");
    marks.get(card.dataset.number)?.classList.add("current");
  }

  function goTo(card) {
    if (card.hidden) {
      form.reset();
      filter();
    }
    setCurrent(card);
    card.scrollIntoView({ block: "start" });
    card.focus({ preventScroll: true });
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#a']");
    const card = link && cards.find((one) => `#${one.id}` === link.getAttribute("href"));
    if (!card) return;
    event.preventDefault();
    if (root.classList.contains("discussing")) return;
    history.replaceState(null, "", `#${card.id}`);
    goTo(card);
  });

  /* One by one: a big picture, its words, and one key to the next. */
  const pager = find("#pager");

  function current() {
    return find(".card.current");
  }

  function turnTo(card) {
    find("video", current() ?? document)?.pause();
    setCurrent(card);
    const among = visible();
    const place = among.indexOf(card);
    find("#place").textContent = `${place + 1} of ${among.length}`;
    find("#previous").disabled = place === 0;
    find("#next").disabled = place === among.length - 1;
    window.scrollTo(0, 0);
    card.focus({ preventScroll: true });
  }

  function step(by) {
    const among = visible();
    const card = among[among.indexOf(current()) + by];
    if (card) turnTo(card);
  }

  function begin() {
    const among = visible();
    root.classList.add("discussing");
    pager.hidden = false;
    turnTo(among.includes(current()) ? current() : among[0]);
  }

  function leave() {
    const card = current();
    find("video", card)?.pause();
    root.classList.remove("discussing");
    pager.hidden = true;
    goTo(card);
  }

  find("#discuss")?.addEventListener("click", begin);
  find("#previous").addEventListener("click", () => step(-1));
  find("#next").addEventListener("click", () => step(1));
  find("#leave").addEventListener("click", leave);

  document.addEventListener("keydown", (event) => {
    if (!root.classList.contains("discussing") || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Escape") leave();
    if (event.target.closest("video, input")) return;
    if (event.key === "ArrowRight" || event.key === "PageDown") step(1);
    else if (event.key === "ArrowLeft" || event.key === "PageUp") step(-1);
    else return;
    event.preventDefault();
  });

  /* Clips and stills. These events do not bubble, so they are caught on their way down. */
  document.addEventListener("play", (event) => {
    for (const video of all("video")) if (video !== event.target) video.pause();
    const card = event.target.closest(".card");
    if (card && !root.classList.contains("discussing")) setCurrent(card);
  }, true);

  for (const button of all(".play")) {
    const video = find("video", button.parentElement);
    video.controls = false;
    button.addEventListener("click", () => video.play().then(() => video.focus(), () => onTrouble(video)));
    video.addEventListener("play", () => {
      video.controls = true;
      button.hidden = true;
    });
  }

  function onTrouble(media) {
    const figure = media.closest("figure");
    if (!figure) return;
    find(".trouble", figure).hidden = false;
    for (const other of all("video, img, .play", figure)) other.hidden = true;
  }

  document.addEventListener("error", (event) => onTrouble(event.target), true);
  for (const image of all("figure img")) if (image.complete && !image.naturalWidth) onTrouble(image);
  if (location.hash) setCurrent(cards.find((card) => `#${card.id}` === location.hash));
})();
