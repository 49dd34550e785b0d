(() => {
  "use strict";
  const status = document.getElementById("progress");
  const say = (words) => { status.textContent = words; };
  const STAGES = { load: "loading", read: "reading", judge: "asking the archive", decide: "deciding" };

  async function asked(address, options) {
    const answer = await fetch(address, options);
    const content = await answer.json();
    if (!answer.ok) throw new Error(content.error?.message ?? `the server answered ${answer.status}`);
    return content;
  }

  function follow(check) {
    const events = new EventSource(`/api/v1/checks/${check.id}/events`);
    events.addEventListener("progress", (event) => {
      const state = JSON.parse(event.data);
      if (state.state === "done") {
        events.close();
        say("Done.");
        location.assign(`/runs/${state.run}/review`);
      } else if (state.state === "failed") {
        events.close();
        say(`Not checked: ${state.error}`);
      } else {
        say(state.stage ? `${STAGES[state.stage] ?? state.stage}: ${state.claims} claims so far` : "waiting for its turn");
      }
    });
    events.addEventListener("error", () => say("The server does not answer; what was handed in is kept there."));
  }

  async function submit(form) {
    const data = new FormData(form);
    const given = { title: data.get("title"), date: data.get("date") };
    const file = data.get("file");
    if (file?.size) {
      const query = new URLSearchParams({ ...given, name: file.name });
      return asked(`/api/v1/checks?${query}`, { method: "POST", body: file, headers: { "content-type": "application/octet-stream" } });
    }
    const body = JSON.stringify({ ...given, text: data.get("text") });
    return asked("/api/v1/checks", { method: "POST", body, headers: { "content-type": "application/json" } });
  }

  document.getElementById("start")?.addEventListener("submit", async (event) => {
    event.preventDefault();
    const form = event.currentTarget;
    const button = form.querySelector("button");
    button.disabled = true;
    const given = new FormData(form);
    const isFile = given.get("file")?.size > 0;
    const isText = given.get("text").trim() !== "";
    if (isFile === isText) {
      say(isFile ? "Give the text or a file, not both." : "Give the text of the article, or a file.");
      button.disabled = false;
      return;
    }
    say("handing in …");
    try {
      follow(await submit(form));
    } catch (error) {
      say(`Not taken: ${error.message}`);
    } finally {
      button.disabled = false;
    }
  });

  document.getElementById("carry")?.addEventListener("submit", async (event) => {
    event.preventDefault();
    const form = event.currentTarget;
    try {
      const body = JSON.stringify({ origin: new FormData(form).get("origin") });
      await asked(`/api/v1/runs/${form.dataset.run}/carry`, { method: "POST", body, headers: { "content-type": "application/json" } });
      location.reload();
    } catch (error) {
      say(`Not carried over: ${error.message}`);
    }
  });
})();
