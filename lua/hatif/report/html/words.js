// The page's data, and what is written from it. Text from a call enters the page as text nodes only.
const page = JSON.parse(document.getElementById("data").textContent);
const isRtl = document.documentElement.dir === "rtl";
const plural = new Intl.PluralRules(page.lang);
const STATUS = ["satisfied", "violated", "waived", "pending", "na"];
const BY = ["agent", "customer", "supervisor"];

function say(key, slots) {
  let message = page.words[key];
  if (typeof message === "object") message = message[plural.select(slots.n)] ?? message.other;
  return message.replace(/\{(\w+)\}/g, (_, name) => slots[name]);
}

function number(n, digits) {
  return n.toFixed(digits).replace(".", page.words["number.decimal"]);
}

const two = n => String(n).padStart(2, "0");

function duration(ms) {
  ms = Math.abs(ms);
  if (ms < 1000) return say("time.ms", { ms });
  if (ms < 60000) return say("time.s", { s: number(Math.floor(ms / 100) / 10, 1) });
  const minutes = Math.floor(ms / 60000);
  if (ms < 3600000) return say("time.min", { min: minutes, s: two(Math.floor(ms / 1000) % 60) });
  return say("time.h", { h: Math.floor(minutes / 60), min: two(minutes % 60) });
}

// A moment of the contact: m:ss, with tenths where asked.
function clock(ms, withTenths) {
  const sign = ms < 0 ? "-" : "", all = Math.abs(ms), seconds = Math.floor(all / 1000);
  const minutes = Math.floor(seconds / 60);
  const head = minutes < 60 ? minutes : Math.floor(minutes / 60) + ":" + two(minutes % 60);
  const tail = withTenths ? "." + Math.floor(all % 1000 / 100) : "";
  return sign + head + ":" + two(seconds % 60) + tail;
}

// Control characters and bidi controls of a text from outside: it has a direction of its own, and
// reaches no further than its element.
function clean(text) {
  return text.replace(/[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, "")
    .replace(/[\t\n\r]+/g, " ").replace(/[\u0000-\u001F\u007F-\u009F]/g, "\uFFFD");
}

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === true) node.setAttribute(name, "");
    else if (value !== false && value != null) node.setAttribute(name, value);
  }
  node.append(...children.filter(child => child != null && child !== false && child !== ""));
  return node;
}

const el = (name, attributes, ...children) =>
  fill(document.createElement(name), attributes, children);

const svg = (name, attributes, ...children) =>
  fill(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, children);

const isolated = text => el("bdi", {}, clean(text));
const unseen = text => el("span", { class: "unseen" }, text);

const icon = status =>
  svg("svg", { class: "icon " + status, "aria-hidden": "true" }, svg("use", { href: "#i-" + status }));

// A verdict of the data as an object.
function verdictOf(row) {
  const [duty, n, status, since, at, due, margin, why, borderline, evidence, note] = row;
  return { duty: page.duties[duty], place: duty, n, status: STATUS[status], since, at, due, margin,
    why: page.why[why], isBorderline: borderline === 1, evidence, note };
}

// An act of the data as an object.
function actOf([name, at, text, due, detail]) {
  const until = due == null ? null : say("html.due", { clock: clock(due) });
  return { name: page.acts[name], at, text, detail, until };
}

function reason(v) {
  let text = v.why;
  if (v.margin != null && !(v.status === "violated" && v.margin >= 0)) {
    const margin = say(v.margin < 0 ? "review.late" : "review.to_spare",
      { duration: duration(v.margin) });
    text = say("review.with_margin", { why: text, margin });
  }
  return v.isBorderline ? say("review.borderline", { reason: text }) : text;
}
