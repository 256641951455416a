// The timeline of a contact: lanes of speech and holds, then the duties of each protocol below its
// steps, all on one axis, which runs the way the page is read.
const STEPS_MS = [1e3, 2e3, 5e3, 1e4, 15e3, 3e4, 6e4, 12e4, 3e5, 6e5, 9e5, 18e5, 36e5, 72e5, 144e5,
  432e5, 864e5];

function scaleOf(contact) {
  const length = Math.max(contact.length, 1);
  const share = ms => Math.min(100, Math.max(0, ms * 100 / length));
  const percent = n => +n.toFixed(2) + "%";
  const ticks = [], step = STEPS_MS.find(ms => length / ms <= 6) ?? Math.ceil(length / 6);
  for (let at = 0; at <= length * 0.94; at += step) ticks.push(at);
  return {
    ticks,
    point: ms => percent(isRtl ? 100 - share(ms) : share(ms)),
    span(from, to) {
      const start = share(from), width = Math.max(share(to) - start, 0.4);
      return { x: percent(isRtl ? 100 - start - width : start), width: percent(width) };
    },
  };
}

// A strip on the common axis: the holds and the grid as high as its row, so that they run through all
// of them, and what is drawn on it, 22 pixels high, in the middle.
function plot(contact, scale, attributes, ...children) {
  const grid = scale.ticks.map(at => svg("line", { class: "grid", x1: scale.point(at),
    x2: scale.point(at), y1: 0, y2: "100%" }));
  const holds = contact.holds.map(([from, to]) => svg("rect", { class: "hold-band", y: 0,
    height: "100%", ...scale.span(from, to) }));
  return el("div", { class: "strip" }, svg("svg", { class: "plot", ...attributes }, ...holds, ...grid,
    svg("svg", { y: "50%", overflow: "visible" }, svg("g", { transform: "translate(0 -11)" },
      ...children))));
}

// A mark whose middle is at a moment.
function markAt(scale, at, y, status) {
  return svg("svg", { x: scale.point(at), y, class: "icon " + status, width: 1, height: 1 },
    svg("use", { href: "#i-" + status, x: -7, y: 0, width: 14, height: 14 }));
}

function axis(contact, scale) {
  const labels = scale.ticks.map((at, i) => svg("text", { x: scale.point(at), y: 11,
    "text-anchor": i === 0 ? "start" : "middle" }, clock(at)));
  return el("div", { class: "lane axis", "aria-hidden": "true" }, el("span", {}),
    el("div", { class: "strip" }, svg("svg", { class: "plot" }, ...labels)));
}

function lane(name, picture) {
  return el("div", { class: "lane" }, el("span", { class: "lane-name", "aria-hidden": "true" }, name),
    picture);
}

function speechLane(contact, scale, by) {
  const said = contact.talk.filter(([, who]) => who === by);
  if (said.length === 0) return null;
  let total = 0;
  const bars = said.map(([line, , at, stop]) => {
    total += stop - at;
    return svg("rect", { class: "speech " + BY[by], y: 4, height: 14, rx: 2, "data-line": line,
      ...scale.span(at, stop) });
  });
  const name = say("speaker." + BY[by]);
  const label = say("html.spoke", { who: name, n: said.length, duration: duration(total) });
  return lane(name, plot(contact, scale, { role: "img", "aria-label": label }, ...bars));
}

function lineLane(contact, scale) {
  if (contact.events.length + contact.holds.length === 0) return null;
  const holds = contact.holds.map(([from, to]) => svg("rect", { class: "hold", y: 3, height: 16, rx: 2,
    ...scale.span(from, to) }, svg("title", {}, say("html.hold", { duration: duration(to - from) }))));
  const events = contact.events.map(([line, type, at]) => svg("svg", { x: scale.point(at), y: 11,
    class: "event", width: 1, height: 1 }, svg("path", { d: "M0-5 5 0 0 5-5 0z", "data-line": line })));
  const said = contact.holds.map(([from, to]) => say("html.hold_from",
    { clock: clock(from), duration: duration(to - from) }));
  const label = [say("html.events", { n: contact.events.length }), ...said].join("; ");
  return lane(say("html.line"), plot(contact, scale, { role: "img", "aria-label": label },
    ...holds, ...events));
}

// What was asked of people and systems, each a triangle that points at its moment.
function actsLane(contact, scale) {
  if (contact.acts.length === 0) return null;
  const said = [];
  const marks = contact.acts.map(actOf).map(act => {
    const parts = [act.name, clock(act.at)].join(" ");
    said.push(act.text ? parts + ": " + clean(act.text) : parts);
    return svg("svg", { x: scale.point(act.at), y: 11, class: "act", width: 1, height: 1 },
      svg("path", { d: "M-5-5h10L0 5z" }, svg("title", {}, said.at(-1))));
  });
  const label = [say("html.acts", { n: contact.acts.length }), ...said].join("; ");
  return lane(say("html.acts_lane"), plot(contact, scale, { role: "img", "aria-label": label },
    ...marks));
}

function stepsStrip(contact, scale, steps) {
  if (steps.length === 0) return plot(contact, scale, { "aria-hidden": "true" });
  const said = [];
  const bars = steps.map(([, step, from, to], i) => {
    said.push(say("html.step_from", { step: clean(page.steps[step]), clock: clock(from) }));
    const span = scale.span(from, to), isLong = parseFloat(span.width) > 14;
    const start = parseFloat(span.x) + (isRtl ? parseFloat(span.width) : 0);
    return svg("g", { class: "step" }, svg("title", {}, said[i]),
      svg("rect", { class: i % 2 ? "odd" : "even", y: 3, height: 16, rx: 2, ...span }),
      isLong && svg("text", { x: start + "%", y: 15, dx: isRtl ? -6 : 6 }, clean(page.steps[step])));
  });
  return plot(contact, scale, { role: "img", "aria-label": said.join("; ") }, ...bars);
}

// From activation to due time; how much of it was used; what came too late, behind it.
function dutyBar(contact, scale, v) {
  const from = v.since ?? v.at ?? 0, at = v.at ?? contact.length, due = v.due ?? at;
  const size = v.status === "satisfied" ? { y: 8, height: 6, rx: 3 } : { y: 6, height: 10, rx: 3 };
  const parts = [svg("rect", { class: "window", ...size, ...scale.span(from, due) })];
  if (at > from && v.status === "satisfied")
    parts.push(svg("rect", { class: "used", ...size, ...scale.span(from, at) }));
  if (v.due != null)
    parts.push(svg("line", { class: "due", x1: scale.point(due), x2: scale.point(due), y1: 2, y2: 20 }));
  if (v.margin < 0)
    parts.push(svg("line", { class: "late", x1: scale.point(due), x2: scale.point(due - v.margin),
      y1: 11, y2: 11 }));
  if (v.status !== "pending") parts.push(markAt(scale, at, 4, v.status));
  return plot(contact, scale, { class: "plot " + v.status, "aria-hidden": "true" }, ...parts);
}

function dutyRow(contact, scale, v, place) {
  const title = el("span", { class: "title" }, unseen(say("status." + v.status) + ": "),
    isolated(v.duty.title), v.n > 1 && " #" + v.n);
  const summary = el("summary", {}, el("span", { class: "label" }, icon(v.status),
    el("span", {}, title, el("span", { class: "reason" }, reason(v)))), dutyBar(contact, scale, v));
  const row = el("details", { class: "duty " + v.status, "data-v": place }, summary);
  row.reveal = () => {
    if (row.open && row.children.length === 1) row.append(evidenceOf(contact, v, true));
  };
  row.addEventListener("toggle", () => { row.reveal(); hideCard(); });
  row.open = v.status === "violated"; // what went wrong is what it was opened for
  row.reveal();
  return row;
}

// The protocols in the order of their first duty, each with its steps and judged duties.
function protocolGroups(contact, scale, verdicts) {
  const groups = new Map();
  verdicts.forEach((v, place) => {
    if (v.status === "na") return;
    if (!groups.has(v.duty.protocol)) groups.set(v.duty.protocol, []);
    groups.get(v.duty.protocol).push(dutyRow(contact, scale, v, place));
  });
  return [...groups].map(([protocol, rows]) => {
    const steps = contact.steps.filter(([p]) => page.protocols[p] === protocol);
    return el("div", { class: "protocol" }, el("div", { class: "lane" },
      el("h4", {}, isolated(protocol)), stepsStrip(contact, scale, steps)), ...rows);
  });
}

function notJudged(verdicts) {
  const reasons = new Map();
  for (const v of verdicts) {
    if (v.status !== "na") continue;
    if (!reasons.has(v.why)) reasons.set(v.why, []);
    reasons.get(v.why).push(v.duty.title);
  }
  if (reasons.size === 0) return null;
  const n = verdicts.filter(v => v.status === "na").length;
  return el("details", { class: "rest" }, el("summary", {}, icon("na"), say("html.rest", { n })),
    el("dl", {}, ...[...reasons].flatMap(([why, titles]) => [el("dt", {}, why),
      ...titles.map(title => el("dd", {}, isolated(title)))])));
}

function legend() {
  return el("ul", { class: "legend" }, ...STATUS.slice(0, 4).map(status => el("li", {},
    svg("svg", { class: "plot " + status, width: 26, height: 12, "aria-hidden": "true" },
      svg("rect", { class: "window", width: 26, height: 12, rx: 3 }),
      status === "satisfied" && svg("rect", { class: "used", width: 17, height: 12, rx: 3 })),
    icon(status), say("status." + status))), el("li", {},
    svg("svg", { class: "plot", width: 26, height: 12, "aria-hidden": "true" },
      svg("rect", { class: "hold", width: 26, height: 12, rx: 2 })), say("html.on_hold")));
}

function timelineOf(contact, verdicts) {
  const scale = scaleOf(contact);
  return el("section", { class: "timeline" }, el("h3", {}, say("html.timeline")), legend(),
    el("div", { class: "chart" }, axis(contact, scale), ...[0, 1, 2].map(by =>
      speechLane(contact, scale, by)), lineLane(contact, scale),
    actsLane(contact, scale),
    ...protocolGroups(contact, scale, verdicts)), notJudged(verdicts));
}
