// What people made of a contact: the verdicts that they changed, disputed or are asked for, beside
// the machine's, and every step with its time.

// A sentence in which what comes from outside is isolated.
const told = text => text.split(/\u2068([^\u2068\u2069]*)\u2069/).map((part, i) =>
  i % 2 ? isolated(part) : clean(part));

const statusOf = status => [icon(STATUS[status]), say("status." + STATUS[status])];

function evaluatedItem([duty, n, machine, final, lines]) {
  return el("tr", {}, el("th", { scope: "row" }, isolated(page.duties[duty].title), n > 1 && ` #${n}`),
    el("td", {}, ...statusOf(machine)),
    el("td", {}, ...lines.flatMap((line, i) => [i > 0 && el("br"), ...told(line)])),
    el("td", {}, ...statusOf(final)));
}

function evaluatedItems(items, id) {
  if (items.length === 0) return null;
  const heads = ["html.duty", "form.machine_says", "form.people_say", "form.holds"];
  return el("div", { class: "items", role: "group", tabindex: 0, "aria-labelledby": id }, el("table", {},
    el("thead", {}, el("tr", {}, ...heads.map(key => el("th", { scope: "col" }, say(key))))),
    el("tbody", {}, ...items.map(evaluatedItem))));
}

function evaluatedStep([when, line, details]) {
  return el("li", {}, el("time", { dir: "ltr" }, when), " ", ...told(line),
    details.length > 0 && el("small", {}, ...details.flatMap(text => [el("br"), ...told(text)])));
}

function evaluationOf(contact) {
  const e = contact.evaluation, id = `c${contact.n}e`;
  if (!e) return null;
  return el("section", { class: "evaluation", "aria-labelledby": id },
    el("h3", { id }, say("html.evaluation"), ": ", say("html.state_" + e.state)),
    ...e.lines.map(line => el("p", {}, ...told(line))),
    evaluatedItems(e.items, id),
    el("h4", {}, say("html.trail")), el("ol", { class: "trail" }, ...e.trail.map(evaluatedStep)));
}
