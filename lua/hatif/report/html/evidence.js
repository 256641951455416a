// What a verdict rests on: the words in their utterance, events, citation and advice; below its row
// for a tap or Enter, on a card for the mouse and the keyboard's focus.
const card = document.getElementById("card");
let cardOwner = null, cardTimer = null;

// The text with [from, to] stretches marked; they may touch and overlap.
function markedText(text, stretches) {
  const out = el("span", {});
  let done = 0;
  for (const [from, to] of stretches.sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    if (to <= done) continue;
    const start = Math.max(from, done);
    out.append(clean(text.slice(done, start)), el("mark", {}, clean(text.slice(start, to))));
    done = to;
  }
  out.append(clean(text.slice(done)));
  return out;
}

// A line of the call that is evidence, with all that it is evidence by.
function proofOf(contact, line, proofs, isLinked) {
  const spoken = contact.talk.find(([l]) => l === line);
  const event = contact.events.find(([l]) => l === line);
  const when = at => isLinked ? el("a", { href: `#c${contact.n}l${line}`, "data-line": line },
    clock(at, true)) : clock(at, true);
  if (spoken) {
    const [, by, at, , text] = spoken;
    return el("blockquote", {}, el("footer", {}, say("speaker." + BY[by]), " ", when(at)),
      el("p", { dir: "auto" }, markedText(text, proofs.filter(p => p[1] != null).map(p =>
        [p[1], p[2]]))));
  }
  const metric = proofs.find(p => typeof p[1] === "string");
  const what = metric ? [say("html.metric", { metric: metric[1], value: metric[2] })]
    : event ? [isolated(page.events[event[1]]), event[3] ? [" ", isolated(event[3])] : ""].flat() : [];
  if (!event && !metric) return null;
  return el("p", { class: "proof-event" }, event ? when(event[2]) : "", " ", ...what);
}

function moments(v) {
  const out = [], add = (key, ms) => { if (ms != null) out.push(say(key, { clock: clock(ms, true) })); };
  add("html.began", v.since);
  add("html.due", v.due);
  if (v.margin < 0) add("html.came", v.due - v.margin);
  else if (v.status === "satisfied" || v.due == null) add("html.fell", v.at);
  return out;
}

function evidenceOf(contact, v, isLinked) {
  const lines = new Map();
  for (const proof of v.evidence)
    lines.set(proof[0], [...(lines.get(proof[0]) ?? []), proof]);
  const out = el("div", { class: "evidence " + v.status });
  out.append(el("p", { class: "moments" }, ...moments(v).map(text => el("span", {}, text))));
  for (const [line, proofs] of lines) {
    const proof = proofOf(contact, line, proofs, isLinked);
    if (proof) out.append(proof);
  }
  if (v.note) out.append(el("p", {}, el("strong", {}, say("html.note")), " ", isolated(v.note)));
  if (v.duty.advice && v.status !== "satisfied")
    out.append(el("p", { class: "advice" }, el("strong", {}, say("html.advice")), " ",
      isolated(v.duty.advice)));
  out.append(el("p", { class: "source" }, v.duty.cite && isolated(v.duty.cite), " ",
    el("code", {}, v.duty.id), " ", say("html.weight", { weight: v.duty.weight })));
  return out;
}

function hideCard() {
  clearTimeout(cardTimer);
  card.hidden = true;
  cardOwner?.removeAttribute("aria-describedby");
  cardOwner = null;
}

// Below its owner, or above it where there is more room, and inside of the window.
function placeCard(owner) {
  const box = owner.getBoundingClientRect(), width = Math.min(420, innerWidth - 16);
  card.style.width = width + "px";
  const middle = isRtl ? box.right - width : box.left;
  card.style.left = Math.max(8, Math.min(middle, innerWidth - width - 8)) + "px";
  const isBelow = box.bottom + card.offsetHeight + 8 < innerHeight || box.top < innerHeight / 2;
  card.style.top = (isBelow ? box.bottom + 4 : Math.max(8, box.top - card.offsetHeight - 4)) + "px";
}

function showCard(owner, content) {
  if (cardOwner === owner) return;
  hideCard();
  card.replaceChildren(...content);
  card.hidden = false;
  cardOwner = owner;
  owner.setAttribute("aria-describedby", "card");
  placeCard(owner);
}

function showDuty(contact, verdicts, summary) {
  const row = summary.parentNode;
  if (row.open) return;
  const v = verdicts[row.dataset.v];
  showCard(summary, [el("p", { class: "card-title" }, icon(v.status), isolated(v.duty.title)),
    evidenceOf(contact, v, false)]);
}

// Cards of a contact: the rows of its duties, and what was said when on its lanes.
function watchCards(contact, verdicts, view) {
  view.addEventListener("pointerover", event => {
    if (event.pointerType !== "mouse") return;
    const summary = event.target.closest(".duty > summary");
    const speech = event.target.closest("[data-line]:is(rect, path)");
    clearTimeout(cardTimer);
    if (summary) cardTimer = setTimeout(() => showDuty(contact, verdicts, summary), 150);
    else if (speech) showCard(speech, [proofOf(contact, +speech.dataset.line, [], false)]);
    else cardTimer = setTimeout(hideCard, 200);
  });
  view.addEventListener("pointerleave", () => { cardTimer = setTimeout(hideCard, 200); });
  view.addEventListener("focusin", event => {
    if (event.target.matches(".duty > summary:focus-visible"))
      showDuty(contact, verdicts, event.target);
  });
  view.addEventListener("focusout", hideCard);
}

card.addEventListener("pointerenter", () => clearTimeout(cardTimer));
card.addEventListener("pointerleave", hideCard);
addEventListener("keydown", event => { if (event.key === "Escape") hideCard(); });
addEventListener("scroll", () => { if (cardOwner) placeCard(cardOwner); }, { passive: true });
