// The list of contacts: opened, filtered, sorted, and walked through with the arrow keys.
const list = document.getElementById("list"), filters = document.getElementById("filters");
const bodies = [...list.tBodies];
const agents = [...new Set(page.contacts.map(c => c.agent ?? ""))].sort();
page.contacts.forEach((contact, n) => { contact.n = n; });

const contactOf = body => page.contacts[body.dataset.n];
const violatedOf = contact => contact.violated ??=
  contact.verdicts.filter(row => row[2] === 1).map(row => row[0]);

function open(body, isOpen) {
  const button = body.querySelector(".open");
  let row = body.rows[1];
  if (isOpen && !row) {
    row = body.insertRow();
    row.className = "opened";
    const cell = row.insertCell();
    cell.colSpan = 6;
    cell.append(contactView(contactOf(body)));
  }
  if (row) row.hidden = !isOpen;
  button.setAttribute("aria-expanded", String(isOpen));
  hideCard();
}

// Spellings that a reader takes for the same: marks and case are gone, alef and hamza are one.
function folded(text) {
  return text.toLowerCase().normalize("NFKD").replace(/\p{M}|\u0640/gu, "")
    .replace(/\u0649/g, "\u064A").replace(/\u0629/g, "\u0647");
}

const haystack = contact => contact.haystack ??= folded([contact.id, contact.agent ?? "",
  contact.team ?? "", contact.case ?? "", ...contact.talk.map(row => row[4])].join("\n"));

const EVALUATED = {
  any: e => e, none: e => !e, disputed: e => e?.state === "disputed",
  changed: e => e?.items.some(([, , machine, final]) => machine !== final),
};

function isWanted(contact, wanted) {
  const violated = violatedOf(contact);
  if (wanted.verdict === "violated" && violated.length === 0) return false;
  if (wanted.verdict === "clean" && violated.length > 0) return false;
  if (wanted.verdict === "fail" && !contact.fail) return false;
  if (wanted.evaluation && !EVALUATED[wanted.evaluation](contact.evaluation)) return false;
  if (wanted.agent !== "" && (contact.agent ?? "") !== agents[wanted.agent]) return false;
  if (wanted.duty !== "" && !violated.includes(+wanted.duty)) return false;
  return wanted.text === "" || haystack(contact).includes(folded(wanted.text));
}

function filter() {
  const wanted = Object.fromEntries(new FormData(filters));
  let n = 0;
  for (const body of bodies) {
    body.hidden = !isWanted(contactOf(body), wanted);
    if (!body.hidden) n++;
  }
  document.getElementById("found").textContent = say("html.found", { n, all: bodies.length });
}

const VALUES = {
  id: c => c.id, when: c => c.when, length: c => c.length, score: c => c.fail ? -1 : c.score ?? 101,
  count: c => violatedOf(c).length,
};

function sort(header) {
  const isUp = header.getAttribute("aria-sort") !== "ascending", value = VALUES[header.dataset.sort];
  for (const other of list.querySelectorAll("[aria-sort]")) other.removeAttribute("aria-sort");
  header.setAttribute("aria-sort", isUp ? "ascending" : "descending");
  const sorted = bodies.map(body => [value(contactOf(body)), body]).sort(([a, x], [b, y]) =>
    (a < b ? -1 : a > b ? 1 : 0) * (isUp ? 1 : -1) || x.dataset.n - y.dataset.n);
  list.append(...sorted.map(([, body]) => body));
}

// Up, down, Home and End among what can be reached in a part of the page.
function walk(event, selector) {
  const here = event.target.closest(selector);
  const places = [...event.currentTarget.querySelectorAll(selector)].filter(e => e.offsetParent);
  const at = places.indexOf(here), to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0,
    End: places.length - 1 }[event.key];
  if (at < 0 || to == null || event.ctrlKey || event.altKey || event.metaKey) return;
  event.preventDefault();
  places[Math.max(0, Math.min(to, places.length - 1))].focus();
}

function choose(name, value) {
  filters.reset();
  filters.elements[name].value = value;
  filter();
  filters.elements[name].focus();
  filters.scrollIntoView({ block: "start" });
}

function addOptions(name, entries) {
  for (const [value, label] of entries) filters.elements[name].append(el("option", { value }, label));
}

function startList() {
  filters.hidden = false;
  addOptions("agent", agents.map((a, i) => [i, a === "" ? say("html.nobody") : clean(a)]));
  addOptions("duty", page.duties.map((d, i) => [i, clean(d.title)]).filter(([i]) =>
    page.contacts.some(c => violatedOf(c).includes(i))));
  for (const header of list.querySelectorAll("th[data-sort]")) {
    const button = el("button", { type: "button", class: "sort" }, ...header.childNodes);
    button.addEventListener("click", () => sort(header));
    header.append(button);
  }
  filters.addEventListener("input", filter);
  filters.addEventListener("reset", () => setTimeout(filter));
  filters.addEventListener("submit", event => event.preventDefault());
  list.addEventListener("click", event => {
    const button = event.target.closest(".open");
    if (button) open(button.closest("tbody"), button.getAttribute("aria-expanded") === "false");
  });
  list.addEventListener("keydown", event => walk(event,
    event.target.closest("summary") ? "summary" : ".open"));
  for (const button of document.querySelectorAll("[data-agent]"))
    button.addEventListener("click", () => choose("agent", agents.indexOf(button.dataset.agent)));
  for (const button of document.querySelectorAll("[data-duty]"))
    button.addEventListener("click", () => choose("duty", button.dataset.duty));
}

// A link to a contact opens it; on paper the evidence of what went wrong stands open.
function openHash() {
  const body = document.getElementById(/^#c\d+/.exec(location.hash)?.[0].slice(1));
  if (!body) return;
  open(body, true);
  body.scrollIntoView();
}

addEventListener("hashchange", openHash);
addEventListener("beforeprint", () => {
  for (const row of document.querySelectorAll(".duty.violated")) row.open = true;
});
startList();
openHash();
