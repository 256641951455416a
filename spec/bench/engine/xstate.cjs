// XState on the telephony events of the bench's calls: two regions of one parallel machine, an actor a contact.
const { createActor, createMachine } = require("xstate");
const { version } = require("xstate/package.json");

const RUNS = Number(process.env.RUNS || 5), CALLS = Number(process.env.CALLS || 2000);
const machine = createMachine({
  id: "contact", type: "parallel",
  states: {
    call: {
      initial: "prep",
      states: {
        prep: { on: { answer: "open", dial: "ringing" } },
        ringing: { on: { answer: "open", busy: "done", no_answer: "done" } },
        open: { on: { drop: "dropped", hangup: "done" } },
        dropped: { on: { answer: "open", dial: "ringing" } },
        done: {},
      },
    },
    hold: {
      initial: "idle",
      states: { idle: { on: { hold: "held" } }, held: { on: { unhold: "back", hangup: "lost" } },
        back: { on: { hold: "held" } }, lost: {} },
    },
  },
});
const events = ["case.opened", "case.reviewed", "order.checked", "dial", "ringing", "answer", "speech", "speech", "hold",
  "unhold", "speech", "mute", "unmute", "speech", "hold", "unhold", "speech", "speech", "hangup", "wrapup.begin"]
  .map((type) => ({ type }));

function round() {
  const from = process.cpuUsage();
  for (let i = 0; i < CALLS; i++) {
    const actor = createActor(machine).start();
    for (const event of events) actor.send(event);
    actor.stop();
  }
  const used = process.cpuUsage(from);
  return (CALLS * events.length) / ((used.user + used.system) / 1e6);
}

const rates = [];
for (let i = 0; i < RUNS; i++) rates.push(round());
rates.sort((a, b) => a - b);
console.log(`version ${version} events_per_s ${Math.round(rates[rates.length >> 1])}`);
