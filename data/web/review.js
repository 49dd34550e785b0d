(() => {
  "use strict";
  const POLL_MS = 4000;
  const NOTE_AFTER_MS = 1200;
  const PASSING_MS = 5000;
  const LACKING = {
    p: "This claim has no unnamed source to approve",
    e: "This claim has no passage of the archive",
    m: "There is no other claim near to merge with",
  };
  const desk = document.getElementById("desk");
  const pane = document.getElementById("claim");
  const saved = document.getElementById("saved");
  const reviewer = document.getElementById("reviewer");
  const keys = document.getElementById("keys");
  const show = document.getElementById("show");
  const run = desk.dataset.run;
  const api = `/api/v1/runs/${run}`;
  let count = Number(desk.dataset.count);
  let waiting = Promise.resolve();
  let wanted = null;
  let arriving = null;

  reviewer.value = localStorage.getItem("claimcheck-reviewer") ?? "";
  keys.checked = localStorage.getItem("claimcheck-keys") !== "off";
  reviewer.addEventListener("change", () => {
    localStorage.setItem("claimcheck-reviewer", reviewer.value.trim());
    say("");
    flushNote();
  });
  keys.addEventListener("change", () => { localStorage.setItem("claimcheck-keys", keys.checked ? "on" : "off"); });

  const rows = () => Array.from(document.querySelectorAll("#queue > li"));
  const current = () => pane.firstElementChild?.dataset.id;
  const help = document.querySelector(".help");
  const rowOf = (id) => rows().find((row) => row.dataset.id === id);

  // What was done is said for a while; what is wrong, or still to be done, stays.
  let saidTimer = 0;
  function say(words, isWrong = false, isPassing = false) {
    clearTimeout(saidTimer);
    saved.textContent = words;
    saved.classList.toggle("is-wrong", isWrong);
    if (isPassing) saidTimer = setTimeout(() => say(""), PASSING_MS);
  }

  function markCurrent() {
    for (const link of document.querySelectorAll("#queue a[aria-current]")) link.removeAttribute("aria-current");
    const link = rowOf(current())?.querySelector("a");
    link?.setAttribute("aria-current", "true");
    if (link && matchMedia("(min-width: 60rem)").matches) link.scrollIntoView({ block: "nearest" });
  }

  function fits(row) {
    switch (show.value) {
      case "open": return row.dataset.status === "open";
      case "review": return "review" in row.dataset;
      case "conflict": return "conflict" in row.dataset;
      default: return true;
    }
  }

  function filter() {
    const left = rows().filter((row) => row.dataset.status === "open" && "review" in row.dataset).length;
    document.getElementById("left").textContent = left ? ` · ${left} left to review` : "";
    for (const row of rows()) row.hidden = !fits(row) && row.dataset.id !== current();
  }

  async function ask(address, options) {
    const answer = await fetch(address, options);
    if (answer.status === 204) return null;
    const isJson = answer.headers.get("content-type")?.includes("json");
    const content = isJson ? await answer.json() : await answer.text();
    if (!answer.ok) throw new Error(content.error?.message ?? `the server answered ${answer.status}`);
    return content;
  }

  function put(element, html) {
    element.replaceChildren(...new DOMParser().parseFromString(html, "text/html").body.childNodes);
  }

  async function fill(element, address) {
    put(element, await ask(address));
  }

  async function open(id, { keepsFocus = false } = {}) {
    if (!(await flushNote())) {
      if (!reviewer.value.trim()) reviewer.focus();
      return;
    }
    // Of two claims that are asked for, the one that was asked for last is shown, whichever answer comes first.
    wanted = id;
    arriving = ask(`/runs/${run}/claims/${encodeURIComponent(id)}`);
    const html = await arriving.catch((error) => {
      if (wanted === id) wanted = null;
      throw error;
    });
    if (wanted !== id) return;
    put(pane, html);
    history.replaceState(null, "", `?claim=${encodeURIComponent(id)}`);
    markCurrent();
    filter();
    if (!keepsFocus) {
      pane.focus({ preventScroll: true });
      if (pane.getBoundingClientRect().top < 0) pane.scrollIntoView();
    }
  }

  async function refreshQueue() {
    const holder = document.createElement("div");
    await fill(holder, `/runs/${run}/queue`);
    document.getElementById("queue").replaceWith(holder.firstElementChild);
    markCurrent();
    filter();
  }

  function apply(claims) {
    for (const claim of claims) {
      const row = rowOf(claim.id);
      if (!row) return false;
      const isCounted = claim.kind !== "process" && claim.kind !== "background";
      const group = isCounted ? claim.label : claim.kind;
      row.dataset.status = claim.status;
      row.className = group;
      row.querySelector(".tag").textContent = (group[0].toUpperCase() + group.slice(1)).replace("_", " ");
      row.querySelector(".status").textContent = claim.status === "not_a_claim" ? "no claim" : claim.status;
      if (claim.conflicts.length) row.dataset.conflict = "yes";
      else delete row.dataset.conflict;
    }
    return true;
  }

  // Decisions are sent one after the other. The id lets the server know one that is sent again.
  function decide(content) {
    const name = reviewer.value.trim();
    if (!name) {
      say(content.field === "note" ? "The note is not saved: give your name" : "Give your name first", true);
      if (content.field !== "note") reviewer.focus();
      return Promise.resolve(false);
    }
    const id = Array.from(crypto.getRandomValues(new Uint8Array(10)), (byte) => byte.toString(16).padStart(2, "0")).join("");
    const body = JSON.stringify({ ...content, reviewer: name, id });
    waiting = waiting.then(() => send(body));
    return waiting;
  }

  async function send(body) {
    say("Saving …");
    for (let attempt = 0; ; attempt += 1) {
      try {
        const answer = await ask(`${api}/decisions`, { method: "POST", body, headers: { "content-type": "application/json" } });
        count = answer.count;
        say("Saved", false, true);
        document.getElementById("done").textContent = document.getElementById("done").textContent.replace(/^\d+/, answer.done);
        const isListed = apply(answer.claims);
        if (!isListed || ["undo", "split", "merge"].includes(answer.decision.field)) await refreshQueue();
        return answer;
      } catch (error) {
        const isOffline = error instanceof TypeError;
        say(isOffline ? "Not saved: the server does not answer; trying again" : `Not saved: ${error.message}`, true);
        if (!isOffline || attempt === 20) return false;
        await new Promise((next) => setTimeout(next, 1500));
      }
    }
  }

  function neighbour(step, wanted = () => true) {
    const shown = rows().filter((row) => !row.hidden);
    const place = shown.findIndex((row) => row.dataset.id === current());
    const ordered = step > 0 ? [...shown.slice(place + 1), ...shown.slice(0, Math.max(place, 0))] : shown.slice(0, Math.max(place, 0)).reverse();
    return ordered.find(wanted)?.dataset.id;
  }

  async function move(step) {
    const shown = rows().filter((row) => !row.hidden);
    const next = shown[shown.findIndex((row) => row.dataset.id === (wanted ?? current())) + step];
    if (next) await open(next.dataset.id);
  }

  async function decideAndGoOn(field) {
    const id = current();
    if (!(await decide({ field, claim: id }))) return;
    const next = neighbour(1, (row) => row.dataset.status === "open");
    await open(next ?? id);
  }

  async function undo() {
    const name = reviewer.value.trim();
    const { decisions } = await ask(`${api}/decisions`);
    const last = decisions.filter((one) => one.reviewer === name && one.state !== "undone" && one.field !== "undo").pop();
    if (!last) {
      say("You have nothing to undo", true, true);
      return;
    }
    const answer = await decide({ field: "undo", decision: last.id });
    if (!answer) return;
    const touched = rows().find((row) => row.dataset.id === answer.claims.find((claim) => same(claim, last))?.id);
    await open(touched?.dataset.id ?? current());
    say("Undone", false, true);
  }

  const same = (claim, decision) => claim.spans.map((span) => `${span.start}-${span.end}`).join() === decision.spans.map((span) => span.join("-")).join();

  const lines = (text) => text.split("\n").map((line) => line.trim()).filter(Boolean);

  function contentOf(form) {
    const field = form.dataset.field;
    const data = Object.fromEntries(new FormData(form));
    const claim = current();
    switch (field) {
      case "source": {
        if (!data.source) return { field, claim, attributions: [] };
        // One link is changed; the rest of its chain and the other chains stay.
        const attributions = JSON.parse(form.dataset.held);
        const [at, place] = (data.link ?? "0.0").split(".").map(Number);
        const kind = data.source_kind || null;
        const links = data.source === "-" ? [] : [data.source === "*" ? { words: data.words, kind } : { source: data.source, kind }];
        const one = (attributions[at] ??= { chain: [] });
        one.act = data.act;
        one.chain.splice(place, 1, ...links);
        return { field, claim, attributions: attributions.filter((each) => each.chain.length) };
      }
      case "spans": return { field, claim, quotations: lines(data.quotations) };
      case "split": return { field, claim, parts: lines(data.parts).map((line) => [line]) };
      case "stance": return { field, claim, passage: Number(data.passage), stance: data.stance };
      case "approval": return { field, source: data.source };
      default: return { field, claim, ...data };
    }
  }

  // A note is kept while it is being written, and at the latest when the claim is left.
  let noteTimer = 0;
  let note = null;

  // Gives whether nothing is left to save; what could not be saved stays, and the claim is not left. An empty one is let go.
  async function flushNote() {
    clearTimeout(noteTimer);
    if (!note) return true;
    const content = note;
    note = null;
    if (await decide(content)) return true;
    if (content.text.trim()) note ??= content;
    return !note;
  }

  pane.addEventListener("input", (event) => {
    const form = event.target.closest('form[data-field="note"]');
    if (!form) return;
    note = contentOf(form);
    say("Not saved yet");
    clearTimeout(noteTimer);
    noteTimer = setTimeout(flushNote, NOTE_AFTER_MS);
  });
  pane.addEventListener("change", ({ target }) => {
    if (target.name !== "link") return;
    const [at, place] = target.value.split(".");
    const one = JSON.parse(target.form.dataset.held)[at];
    target.form.elements.source.value = one.chain[place].source;
    target.form.elements.act.value = one.act;
  });
  pane.addEventListener("focusout", (event) => { if (event.target.closest('form[data-field="note"]')) flushNote(); });

  pane.addEventListener("submit", async (event) => {
    event.preventDefault();
    const form = event.target;
    if (form.dataset.field === "note") return;
    const id = current();
    const before = wanted;
    if (await decide(contentOf(form)) && wanted === before) await open(id);
  });

  document.addEventListener("click", async (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = event.target.closest("#queue a");
    const button = event.target.closest("button");
    if (link) {
      event.preventDefault();
      await open(link.closest("li").dataset.id);
    } else if (button?.dataset.decide) {
      await decideAndGoOn(button.dataset.decide);
    } else if (button && "undo" in button.dataset) {
      await undo();
    } else if (button && "next" in button.dataset) {
      await move(1);
    }
  });

  function selectedWords() {
    const selection = getSelection();
    const context = pane.querySelector(".context");
    return context && selection.rangeCount && context.contains(selection.anchorNode) ? selection.toString().trim() : "";
  }

  function openForm(details) {
    details.open = true;
    const field = details.querySelector("select, textarea, input:not([type=hidden])");
    const words = selectedWords();
    if (words && field?.name === "quotations") field.value = words;
    field?.focus();
  }

  document.addEventListener("keydown", async (event) => {
    const field = event.target.closest("input:not([type=checkbox]), textarea, select");
    if (field && (event.key === "Escape" || (event.key === "Enter" && field === reviewer))) {
      field.blur();
      pane.focus();
      return;
    }
    if (event.key === "Escape" && help.classList.contains("is-over")) help.open = false;
    if (!keys.checked || field || event.ctrlKey || event.metaKey || event.altKey || event.key.length !== 1) return;
    if (event.key === "j" || event.key === "k") {
      event.preventDefault();
      await move(event.key === "j" ? 1 : -1);
    } else if (event.key === "u") {
      event.preventDefault();
      await undo();
    } else if (event.key === "?") {
      event.preventDefault();
      help.open = !help.open;
      help.classList.toggle("is-over", help.open);
    } else {
      // A key is meant for the claim that was gone to, also where that is still on its way.
      const key = `[data-key="${CSS.escape(event.key)}"]`;
      if (pane.querySelector(key)) event.preventDefault();
      await Promise.resolve(arriving).catch(() => null);
      const found = pane.querySelector(key);
      if (!found) {
        if (event.key in LACKING) say(LACKING[event.key], true, true);
        return;
      }
      if (found.matches("details")) openForm(found);
      else await decideAndGoOn(found.dataset.decide);
    }
  });

  show.addEventListener("change", filter);
  help.addEventListener("toggle", () => { if (!help.open) help.classList.remove("is-over"); });

  // What others decide appears by itself; a form that is being filled in is left alone.
  async function poll() {
    try {
      const state = await ask(`${api}/review?after=${count}`);
      if (!state || state.count === count) return;
      count = state.count;
      document.getElementById("done").textContent = document.getElementById("done").textContent.replace(/^\d+/, state.done);
      await refreshQueue();
      if (pane.querySelector("form:focus-within")) say("Another reviewer decided meanwhile", false, true);
      else await open(wanted ?? current(), { keepsFocus: true });
    } catch (error) {
      fail(error);
    }
  }

  function fail(error) {
    say(error instanceof TypeError ? "The server does not answer" : error.message, true);
  }
  addEventListener("unhandledrejection", (event) => fail(event.reason));
  setInterval(() => { if (!document.hidden) poll(); }, POLL_MS);

  addEventListener("beforeunload", (event) => { if (note) event.preventDefault(); });
  if (!reviewer.value) say("Give your name to decide");
  markCurrent();
  filter();
})();
