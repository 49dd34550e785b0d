(() => {
  "use strict";
  const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));
  const numbers = (text) => (text ? text.split(" ") : []);
  const narrow = matchMedia("(max-width: 59.99rem)");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const behavior = () => (calm.matches ? "auto" : "smooth");
  document.documentElement.classList.add("js");

  const claims = all(".card").map((card) => ({
    card,
    number: card.dataset.n,
    details: card.firstElementChild,
    label: card.dataset.l,
    flags: new Set(numbers(card.dataset.f)),
    sources: new Set(numbers(card.dataset.s)),
    marks: [],
    words: null,
    fits: true,
  }));
  const byNumber = new Map(claims.map((claim) => [claim.number, claim]));
  const marks = all("a.m").map((element) => ({ element, of: numbers(element.dataset.c) }));
  for (const mark of marks) {
    for (const number of mark.of) byNumber.get(number)?.marks.push(mark.element);
  }
  const mentions = new Map();
  for (const element of all("article [data-s]")) {
    for (const number of numbers(element.dataset.s)) {
      if (!mentions.has(number)) mentions.set(number, []);
      mentions.get(number).push(element);
    }
  }

  // One claim is current: its card is open, its words and its sources are marked in the article.
  let current = null;
  let origin = null;
  const close = document.createElement("button");
  close.type = "button";
  close.className = "close";
  close.textContent = "Back to the article";
  close.addEventListener("click", leave);

  function unmark() {
    if (!current) return;
    current.card.classList.remove("is-current", "is-sheet");
    current.marks.forEach((element) => element.classList.remove("is-current"));
    for (const number of current.sources) mentions.get(number)?.forEach((element) => element.classList.remove("is-source"));
    close.remove();
    current = null;
  }

  function mark(claim) {
    unmark();
    current = claim;
    claim.card.classList.add("is-current");
    claim.marks.forEach((element) => element.classList.add("is-current"));
    for (const number of claim.sources) mentions.get(number)?.forEach((element) => element.classList.add("is-source"));
    claim.details.open = true;
  }

  function isSeen(element) {
    const box = element.getBoundingClientRect();
    return box.top >= 0 && box.bottom <= innerHeight;
  }

  function scrollPane(claim) {
    const pane = claim.card.closest(".claims");
    const offset = claim.card.getBoundingClientRect().top - pane.getBoundingClientRect().top;
    pane.scrollBy({ top: offset - 16, behavior: behavior() });
  }

  function openFromArticle(claim, element, byKeyboard) {
    hidePeek();
    settle(claims.length);
    mark(claim);
    origin = element;
    if (narrow.matches) {
      claim.card.classList.add("is-sheet");
      claim.details.lastElementChild.prepend(close);
      element.scrollIntoView({ block: "start", behavior: behavior() });
    } else {
      scrollPane(claim);
    }
    if (byKeyboard || narrow.matches) summaryOf(claim).focus({ preventScroll: true });
  }

  function openFromElsewhere(claim) {
    if (!claim.fits) reset();
    settle(claims.length);
    mark(claim);
    origin = null;
    if (narrow.matches) {
      claim.card.scrollIntoView({ block: "start", behavior: behavior() });
    } else {
      (claim.marks[0] ?? claim.card).scrollIntoView({ block: "center", behavior: behavior() });
      scrollPane(claim);
    }
    summaryOf(claim).focus({ preventScroll: true });
  }

  function leave() {
    const back = origin ?? current?.marks[0];
    unmark();
    back?.focus({ preventScroll: true });
    if (back && !isSeen(back)) back.scrollIntoView({ block: "center" });
    origin = null;
  }

  function summaryOf(claim) {
    return claim.details.firstElementChild;
  }

  // Where claims overlap, each further click on the same words goes to the next of them.
  function claimAt(element) {
    const shown = numbers(element.dataset.c).map((number) => byNumber.get(number)).filter((claim) => claim?.fits);
    const place = shown.indexOf(current);
    return origin === element && place >= 0 ? shown[(place + 1) % shown.length] : shown[0];
  }

  document.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = event.target.closest('a[href^="#c"]');
    const stroke = event.target.closest("rect[data-c]");
    if (link?.classList.contains("m")) {
      event.preventDefault();
      const claim = claimAt(link);
      if (claim) openFromArticle(claim, link, event.detail === 0);
    } else if (link || stroke) {
      const claim = byNumber.get(link ? link.hash.slice(2) : stroke.dataset.c);
      if (!claim) return;
      event.preventDefault();
      openFromElsewhere(claim);
    }
  });

  for (const claim of claims) {
    summaryOf(claim).addEventListener("click", () => {
      if (claim.details.open) {
        if (current === claim) unmark();
        return;
      }
      mark(claim);
      claim.details.open = false; // the browser opens it after this handler
      const first = claim.marks[0];
      if (first && !narrow.matches && !isSeen(first)) first.scrollIntoView({ block: "center", behavior: behavior() });
    });
  }

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      if (!peek.hidden) hidePeek();
      else if (current) leave();
      return;
    }
    // Single keys work only while a claim has the focus, so that they take nothing from assistive tools.
    const step = { j: 1, k: -1 }[event.key];
    const focused = document.activeElement?.closest(".card, a.m");
    if (!step || !focused || event.ctrlKey || event.metaKey || event.altKey) return;
    const number = focused.dataset.n ?? numbers(focused.dataset.c)[0];
    const shown = claims.filter((claim) => claim.fits);
    const next = shown[shown.findIndex((claim) => claim.number === number) + step];
    if (!next) return;
    event.preventDefault();
    openFromElsewhere(next);
  });

  // A look at a card while the pointer rests on its words.
  const peek = document.createElement("div");
  peek.className = "peek";
  peek.hidden = true;
  peek.setAttribute("role", "tooltip");
  document.body.append(peek);
  let timer = 0;

  function showPeek(element) {
    const claim = byNumber.get(numbers(element.dataset.c)[0]);
    if (!claim?.fits || claim === current) return;
    peek.replaceChildren(...Array.from(summaryOf(claim).childNodes, (node) => node.cloneNode(true)));
    const more = numbers(element.dataset.c).length - 1;
    if (more > 0) {
      const hint = document.createElement("span");
      hint.className = "hint";
      hint.textContent = `and ${more} more here: click again`;
      peek.append(hint);
    }
    peek.hidden = false;
    const box = element.getClientRects()[0];
    const below = box.bottom + 6;
    const fits = below + peek.offsetHeight < innerHeight;
    peek.style.top = `${scrollY + (fits ? below : box.top - peek.offsetHeight - 6)}px`;
    peek.style.left = `${scrollX + Math.max(8, Math.min(box.left, document.documentElement.clientWidth - peek.offsetWidth - 8))}px`;
  }

  function hidePeek() {
    clearTimeout(timer);
    peek.hidden = true;
  }

  if (matchMedia("(hover: hover)").matches) {
    document.addEventListener("pointerover", (event) => {
      const element = event.target.closest("a.m");
      if (element && !element.classList.contains("off")) {
        clearTimeout(timer);
        timer = setTimeout(showPeek, 350, element);
      } else if (event.target.closest(".peek")) {
        clearTimeout(timer);
      } else if (!peek.hidden || timer) {
        clearTimeout(timer);
        timer = setTimeout(hidePeek, 250);
      }
    });
  }

  // Filters: labels add up, everything else narrows down. Laying out hundreds of cards takes longer than a blink, so the
  // first ones are brought up to date at once, the others after.
  const AT_ONCE = 40;
  const AFTER = 80;
  let rest = 0;
  const panel = document.querySelector(".filters");
  const status = document.getElementById("shown");
  const find = document.getElementById("find");
  const source = document.getElementById("source");
  const buttons = all("button[data-kind]", panel);

  function wordsOf(claim) {
    claim.words ??= claim.card.textContent.toLowerCase();
    return claim.words;
  }

  // The first search would wait for the words of every card, so they are gathered in quiet moments before.
  function gather(first) {
    claims.slice(first, first + 40).forEach(wordsOf);
    if (first + 40 < claims.length) setTimeout(gather, 20, first + 40);
  }

  function apply() {
    const pressed = (kind) => buttons.filter((button) => button.dataset.kind === kind && button.getAttribute("aria-pressed") === "true").map((button) => button.dataset.name);
    const labels = new Set(pressed("l"));
    const flags = pressed("f");
    const wanted = find.value.toLowerCase().split(/\s+/).filter(Boolean);
    const from = source?.value ?? "";
    const isAll = !labels.size && !flags.length && !wanted.length && !from;
    let count = 0;
    for (const claim of claims) {
      claim.fits = isAll || ((!labels.size || labels.has(claim.label)) && flags.every((flag) => claim.flags.has(flag)) && (!from || claim.sources.has(from)) && wanted.every((word) => wordsOf(claim).includes(word)));
      if (claim.fits) count += 1;
    }
    for (const mark of marks) {
      const off = !mark.of.some((number) => byNumber.get(number)?.fits);
      if (off !== mark.element.classList.contains("off")) {
        mark.element.classList.toggle("off", off);
        mark.element.tabIndex = off || mark.element.dataset.o === undefined ? -1 : 0;
      }
    }
    if (current && !current.fits) unmark();
    status.textContent = isAll ? `All ${claims.length} claims` : `${count} of ${claims.length} claims`;
    settle(AT_ONCE);
  }

  function settle(limit) {
    clearTimeout(rest);
    const late = claims.filter((claim) => claim.card.hidden === claim.fits);
    for (const claim of late.slice(0, limit)) claim.card.hidden = !claim.fits;
    if (late.length > limit) rest = setTimeout(settle, 16, AFTER);
  }

  function filter() {
    panel.closest(".claims").scrollTop = 0;
    apply();
  }

  function reset() {
    buttons.forEach((button) => button.setAttribute("aria-pressed", "false"));
    find.value = "";
    if (source) source.value = "";
    apply();
  }

  if (panel) {
    panel.hidden = false;
    panel.addEventListener("click", (event) => {
      const button = event.target.closest("button[data-kind]");
      if (!button) return;
      button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
      filter();
    });
    find.addEventListener("input", filter);
    source?.addEventListener("change", filter);
    reset();
    setTimeout(gather, 200, 0);
  }

  // On paper every card lies open.
  let opened = [];
  addEventListener("beforeprint", () => {
    settle(claims.length);
    opened = claims.filter((claim) => !claim.details.open);
    opened.forEach((claim) => { claim.details.open = true; });
  });
  addEventListener("afterprint", () => {
    opened.forEach((claim) => { claim.details.open = false; });
  });

  const target = byNumber.get(location.hash.slice(2));
  if (location.hash.startsWith("#c") && target) openFromElsewhere(target);
})();
