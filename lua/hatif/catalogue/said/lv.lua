-- Latvian: what the commands and the floors under them say, by their English. A name in braces is
-- what the sentence was made with; in Arabic, braces around anything else hold Latin of its own.
return {
  -- what argparse says
  ["missing argument '{name}'"] =
    "trūkst argumenta {name}",
  ["missing option '{name}'"] =
    "trūkst opcijas {name}",
  ["option '{name}' requires an argument"] =
    "opcijai {name} vajag argumentu",
  ["argument '{name}' requires at least {n} argument"] =
    "argumentam {name} vajag vismaz {n} vērtību",
  ["option '{name}' requires at least {n} argument"] =
    "opcijai {name} vajag vismaz {n} argumentu",
  ["option '{name}' must be used at least {n} time"] =
    "opcija {name} jālieto vismaz {n} reizi",
  ["option '{name}' must be used {n} time"] =
    "opcija {name} jālieto {n} reizi",
  ["option '{name}' must be used at most {n} time"] =
    "opciju {name} drīkst lietot ne vairāk kā {n} reizi",
  ["argument for option '{name}' must be one of {choices}"] =
    "opcijas {name} argumentam jābūt vienam no {choices}",
  ["argument '{name}' must be one of {choices}"] =
    "argumentam {name} jābūt vienam no {choices}",
  ["unknown option '{name}'"] =
    "nav opcijas {name}",
  ["unknown option '{name}' Did you mean '{near}'?"] =
    "nav opcijas {name}; varbūt {near}?",
  ["unknown command '{name}'"] =
    "nav komandas {name}",
  ["unknown command '{name}' Did you mean '{near}'?"] =
    "nav komandas {name}; varbūt {near}?",
  ["too many arguments"] =
    "par daudz argumentu",
  ["option '{name}' can not be used together with option '{other}'"] =
    "opciju {name} nevar lietot kopā ar opciju {other}",
  ["a command is required"] =
    "vajadzīga komanda",
  ["option '{name}' does not take arguments"] =
    "opcijai {name} nav argumentu",

  -- values of options
  ["--zone: {zone} is not a zone that hatif knows, as Asia/Riyadh or UTC+3"] =
    "--zone: hatif nepazīst laika joslu {zone}; rakstiet, piemēram, Asia/Riyadh vai UTC+3",
  ["--service-within: a time, as 20s"] =
    "--service-within: laiks, piemēram, 20s",
  ["{option}: a whole number of 1 or more"] =
    "{option}: vesels skaitlis, 1 vai lielāks",
  ["{option}: a number from 0 to 100"] =
    "{option}: skaitlis no 0 līdz 100",
  ["--speed: a number over 0, up to 1000"] =
    "--speed: skaitlis, lielāks par 0, līdz 1000",
  ["--lag: SOURCE=TIME, as speech=2s"] =
    "--lag: AVOTS=LAIKS, piemēram, speech=2s",
  ["--line: the number of a line, 2 or more"] =
    "--line: rindas numurs, 2 vai lielāks",
  ["--line: {n} is no line of speech of the record"] =
    "--line: {n}. rinda ierakstā nav runas rinda",
  ["--version: a whole number; 1 is the original"] =
    "--version: vesels skaitlis; 1 ir sākotnējā",
  ["--first-day: mon, tue, wed, thu, fri, sat or sun"] =
    "--first-day: mon, tue, wed, thu, fri, sat vai sun",
  ["--party: N=ROLE, as 0=agent; roles are agent, customer, supervisor"] =
    "--party: N=LOMA, piemēram, 0=agent; lomas ir agent, customer, supervisor",
  ["--party: N counts from 0"] =
    "--party: N skaita no 0",
  ["--speaker: LABEL=ROLE, as 1=customer; roles are agent, customer, supervisor"] =
    "--speaker: APZĪMĒJUMS=LOMA, piemēram, 1=customer; lomas ir agent, customer, supervisor",
  ["{option}: a date (2026-03-01), a date and time (2026-03-01T09:30) or how long "
    .. "ago (7d) was expected"] =
    "{option}: bija gaidīts datums (2026-03-01), datums un laiks "
      .. "(2026-03-01T09:30) vai cik sen (7d)",
  ["{option}: a date (2026-03-01) or how long ago (7d) was expected"] =
    "{option}: bija gaidīts datums (2026-03-01) vai cik sen (7d)",
  ["--at: a date and time (2026-03-01T09:30) was expected"] =
    "--at: bija gaidīts datums un laiks (2026-03-01T09:30)",
  ["--month: {month} is no month; one as 2026-11 was expected"] =
    "--month: {month} nav mēnesis; bija gaidīts, piemēram, 2026-11",
  ["--week: {week} is no week; one as 2026-W48 was expected"] =
    "--week: {week} nav nedēļa; bija gaidīta, piemēram, 2026-W48",
  ["--agent: {agent} has no contact in the week {week}"] =
    "--agent: aģentam {agent} nedēļā {week} nav neviena kontakta",

  -- what the commands say
  ["review: call files and --store, one of them expected"] =
    "review: bija gaidītas sarunu datnes vai --store, nevis abi",
  ["missing argument 'call', or --store FILE in its place"] =
    "trūkst argumenta call vai --store FILE tā vietā",
  ["review: --against is told as text or --json only"] =
    "review: --against rāda tikai kā tekstu vai ar --json",
  ["calibrate: labelled calls, or --store FILE, one of them expected"] =
    "calibrate: bija gaidītas cilvēku atzīmētas sarunas vai --store FILE, nevis abi",
  ["calibrate: nobody has evaluated a contact of that time"] =
    "calibrate: neviens nav izvērtējis kontaktu no tā laika",
  ["calibrate: no label in the calls; give --labels FILE, or label lines in them"] =
    "calibrate: sarunās nav cilvēku atzīmju; dodiet --labels FILE vai label rindas tajās",
  ["rollout: a policy and a store, or --shadow FILE, one of them expected"] =
    "rollout: bija gaidīta politika un krātuve vai --shadow FILE, nevis abi",
  ["correct: a call file, or --line N with --text TEXT, one of them expected"] =
    "correct: bija gaidīta sarunas datne vai --line N kopā ar --text TEXT, nevis abi",
  ["serve: the Lua module luv is missing; install lua-luv (Debian) or luv (LuaRocks)"] =
    "serve: trūkst Lua moduļa luv; instalējiet lua-luv (Debian) vai luv (LuaRocks)",
  ["{path} is of the contact {id}, not of {other}"] =
    "datne {path} ir par kontaktu {id}, nevis {other}",
  ["{path}: the store has a contact {id} already"] =
    "{path}: krātuvē jau ir kontakts {id}",
  ["{key} is the deadline of a duty: an event of its contact settles it, or a waiver"] =
    "{key} ir pienākuma termiņš: to nokārto kontakta notikums vai atbrīvojums",
  ["{file}: and {n} more"] =
    "{file}: un vēl {n}",
  ["{what}; expected {expected}"] =
    "{what}; bija gaidīts {expected}",
  ["policy {policy}, {where}: {message}"] =
    "politika {policy}, {where}: {message}",
  ["output: {why}"] =
    "izvade: {why}",
  ["{n} as expected, {others} not"] =
    "kā gaidīts: {n}, citādi: {others}",

  -- lower floors: evaluations, stores, files
  ["no contact {id} in the store"] =
    "krātuvē nav kontakta {id}",
  ["no policy {hash} in the store"] =
    "krātuvē nav politikas {hash}",
  ["contact {id} is in progress: it can be evaluated once it has ended"] =
    "kontakts {id} vēl notiek: to var izvērtēt, kad tas ir beidzies",
  ["somebody else has just added to the evaluation of {id}: look again"] =
    "kāds cits tikko papildināja kontakta {id} izvērtējumu: apskatiet vēlreiz",
  ["{file}:{line}: no JSON; the guidance of hatif serve was expected"] =
    "{file}:{line}: nav JSON; bija gaidītas hatif serve norādes",
  ["{path}: No such file or directory"] =
    "{path}: nav tādas datnes vai mapes",
  ["{path}: Permission denied"] =
    "{path}: nav atļaujas",
  ["{path}: Is a directory"] =
    "{path}: tā ir mape",
  ["{path}: No space left on device"] =
    "{path}: diskā nav vietas",
  ["No such file or directory"] =
    "nav tādas datnes vai mapes",
  ["Permission denied"] =
    "nav atļaujas",
  ["Is a directory"] =
    "tā ir mape",
  ["No space left on device"] =
    "diskā nav vietas",

  -- findings of check: the engine's names stay as they are
  ['step "{step}": no way leads to it'] =
    "solis {step}: uz to nav ceļa",
  ['protocol "{protocol}": no step is final'] =
    "protokols {protocol}: neviens solis nav beigu solis",
  ['step "{step}": "{a}" and "{b}" name one event; only the first is ever taken'] =
    "solis {step}: {a} un {b} nozīmē vienu notikumu; tiek ņemts tikai pirmais",
  ['step "{step}" has no transition on "{event}", which {duty} speaks of; ignore = '
    .. '{ … } says that it is meant so'] =
    "solim {step} nav pārejas pie {event}, par ko runā {duty}; ignore saka, ka tā ir domāts",
  ["{duty}: {what} repeats the value of param.{param}"] =
    "{duty}: {what} atkārto parametra {param} vērtību; rakstiet param.{param}",
  ["{duty} has no cite: nobody can look up where it comes from"] =
    "{duty} nav cite: neviens nevar pārbaudīt, no kurienes tas nāk",
  ["{duty}: the agent may waive a duty that makes the whole score zero"] =
    "{duty}: aģents drīkst atbrīvot no pienākuma, kas visu vērtējumu padara par nulli",
  ['phrase "{phrase}" is used nowhere'] =
    "frāze {phrase} nekur nav lietota",
  ['phrase "{phrase}" has no patterns in language {lang} of protocol "{protocol}"'] =
    "frāzei {phrase} nav paraugu protokola {protocol} valodā {lang}",
  ['phrase "{phrase}": "{pattern}" is a pattern of phrase "{other}" too'] =
    "frāze {phrase}: {pattern} ir arī frāzes {other} paraugs",
  ["param {param} is used nowhere"] =
    "parametrs {param} nekur nav lietots",
  ["the calibration was measured with another version of this policy: measure again"] =
    "kalibrēšana mērīta ar citu šīs politikas versiju: izmēriet vēlreiz",
  ["unknown command '{name}' Did you mean one of these: {near}?"] =
    "nav komandas {name}; varbūt kāda no šīm: {near}",
  ["unknown option '{name}' Did you mean one of these: {near}?"] =
    "nav opcijas {name}; varbūt kāda no šīm: {near}",
  ["{path}: cannot be read: {why}"] =
    "{path}: nevar nolasīt: {why}",
  ["{duty}: within is {within} ms, longer than the step's max of {max} ms"] =
    "{duty}: termiņš {within} ms ir garāks par soļa robežu {max} ms",
  ['{duty} asks for "{event}", which {never} in line {line} forbids'] =
    "{duty} prasa {event}, ko {never} {line}. rindā aizliedz",
  ["{where}: there is no {what} '{name}'"] =
    "{where}: nav {what} '{name}'",
  ["{where}: there is no {what} '{name}', did you mean '{near}'?"] =
    "{where}: nav {what} '{name}'; varbūt '{near}'?",
  ["{where}: unknown key '{key}'"] =
    "{where}: nezināma atslēga '{key}'",
  ["{where}: unknown key '{key}', did you mean '{near}'?"] =
    "{where}: nezināma atslēga '{key}'; varbūt '{near}'?",
  ['{duty}: "{metric}" never comes: no duty has a condition on it'] =
    "{duty}: {metric} nekad nenāk: nevienam pienākumam nav nosacījuma par to",
}
