// A contact when it is opened: its figures, its timeline, and what was said and happened, in order
// of time, with the words that decided marked and the deadlines that passed in their place.
function marksByLine(verdicts) {
  const marks = new Map();
  for (const v of verdicts)
    for (const [line, from, to] of v.evidence)
      if (typeof to === "number" && typeof from === "number")
        marks.set(line, [...(marks.get(line) ?? []), [from, to]]);
  return marks;
}

function spokenLine(contact, [line, by, at, , text], marks) {
  return el("li", { class: "said " + BY[by], id: `c${contact.n}l${line}`, tabindex: -1 },
    el("span", { class: "who" }, say("speaker." + BY[by]), " ", el("time", {}, clock(at))),
    el("div", { class: "bubble" }, el("p", { dir: "auto" },
      markedText(text, marks.get(line) ?? []))));
}

function eventLine(contact, [line, type, at, detail]) {
  return el("li", { class: "happened", id: `c${contact.n}l${line}`, tabindex: -1 },
    el("time", {}, clock(at)), " ", isolated(page.events[type]), detail ? " " : "",
    detail && el("small", {}, isolated(detail)));
}

function verdictLine(v) {
  return el("li", { class: "fell" }, icon("violated"), el("time", {}, clock(v.at)), " ",
    el("strong", {}, isolated(v.duty.title)), " ", reason(v));
}

// A prompt, a card, a notice: what was asked, of whom, until when.
function actLine(row) {
  const act = actOf(row), more = [act.detail, act.until].filter(text => text != null);
  return el("li", { class: "asked" }, el("time", {}, clock(act.at)), " ",
    el("span", { class: "what" }, isolated(act.name)), ...(act.text ? [" ", isolated(act.text)] : []),
    ...more.flatMap(text => [" ", el("small", {}, isolated(text))]));
}

// At one moment what happened stands before what followed from it.
function transcriptOf(contact, verdicts) {
  const marks = marksByLine(verdicts), lines = [];
  for (const row of contact.talk) lines.push([row[2], 1, spokenLine(contact, row, marks)]);
  for (const row of contact.events) lines.push([row[2], 0, eventLine(contact, row)]);
  for (const v of verdicts)
    if (v.status === "violated" && v.at != null) lines.push([v.at, 2, verdictLine(v)]);
  for (const row of contact.acts) lines.push([row[1], 3, actLine(row)]);
  lines.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const id = `c${contact.n}t`;
  return el("section", { class: "transcript", tabindex: 0, "aria-labelledby": id },
    el("h3", { id }, say("html.transcript")),
    el("ol", {}, ...lines.map(line => line[2])));
}

function factsOf(contact) {
  const facts = [];
  const add = (key, value) => {
    if (value) facts.push(el("div", {}, el("dt", {}, say("html." + key)), el("dd", {}, isolated(value))));
  };
  add("agent", contact.agent);
  add("team", contact.team);
  add("queue", contact.queue);
  add("case", contact.case);
  add("when", contact.when);
  add("channel", contact.direction ? `${contact.channel}, ${contact.direction}` : contact.channel);
  add("language", contact.lang);
  facts.push(el("div", {}, el("dt", {}, say("html.length")), el("dd", {}, duration(contact.length))));
  for (const [name, value] of contact.figures)
    facts.push(el("div", {}, el("dt", {}, name), el("dd", {}, value)));
  return el("dl", { class: "facts" }, ...facts);
}

function refusedOf(contact) {
  if (contact.refused.length === 0) return null;
  return el("ul", { class: "refused" }, ...contact.refused.map(([line, why]) => el("li", {},
    line ? say("review.line_not_admitted", { line, why })
      : say("review.speech_not_admitted", { why }))));
}

function showLine(link) {
  const target = document.getElementById(link.getAttribute("href").slice(1));
  if (!target) return;
  target.scrollIntoView({ block: "center" });
  target.focus({ preventScroll: true });
}

function contactView(contact) {
  const verdicts = contact.verdicts.map(verdictOf);
  const view = el("div", { class: "view" }, factsOf(contact), refusedOf(contact),
    el("div", { class: "halves" }, timelineOf(contact, verdicts), transcriptOf(contact, verdicts)),
    evaluationOf(contact));
  watchCards(contact, verdicts, view);
  view.addEventListener("click", event => {
    const link = event.target.closest("a[data-line]");
    if (!link) return;
    event.preventDefault();
    showLine(link);
  });
  return view;
}
