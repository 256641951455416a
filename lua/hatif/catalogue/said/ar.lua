-- Arabic: what the commands and the floors under them say, by their English. A name in braces is
-- what the sentence was made with; in Arabic, braces around anything else hold Latin of its own.
return {
  -- what argparse says
  ["missing argument '{name}'"] =
    "الوسيط {name} ناقص",
  ["missing option '{name}'"] =
    "الخيار {name} ناقص",
  ["option '{name}' requires an argument"] =
    "الخيار {name} يلزمه وسيط",
  ["argument '{name}' requires at least {n} argument"] =
    "الوسيط {name} يلزمه على الأقل {n}",
  ["option '{name}' requires at least {n} argument"] =
    "الخيار {name} يلزمه على الأقل {n}",
  ["option '{name}' must be used at least {n} time"] =
    "الخيار {name} لازم، {n} على الأقل",
  ["option '{name}' must be used {n} time"] =
    "الخيار {name} لازم، {n} فقط",
  ["option '{name}' must be used at most {n} time"] =
    "الخيار {name} لا يتكرر: {n} على الأكثر",
  ["argument for option '{name}' must be one of {choices}"] =
    "وسيط الخيار {name} واحد من {choices}",
  ["argument '{name}' must be one of {choices}"] =
    "الوسيط {name} واحد من {choices}",
  ["unknown option '{name}'"] =
    "لا خيار باسم {name}",
  ["unknown option '{name}' Did you mean '{near}'?"] =
    "لا خيار باسم {name}؛ لعلك تقصد {near}",
  ["unknown command '{name}'"] =
    "لا أمر باسم {name}",
  ["unknown command '{name}' Did you mean '{near}'?"] =
    "لا أمر باسم {name}؛ لعلك تقصد {near}",
  ["too many arguments"] =
    "الوسائط أكثر مما يلزم",
  ["option '{name}' can not be used together with option '{other}'"] =
    "لا يجتمع الخياران {name} و{other}",
  ["a command is required"] =
    "يلزم أمر",
  ["option '{name}' does not take arguments"] =
    "الخيار {name} بلا وسيط",

  -- values of options
  ["--zone: {zone} is not a zone that hatif knows, as Asia/Riyadh or UTC+3"] =
    "{--zone}: لا يعرف {hatif} المنطقة الزمنية {zone}؛ اكتبها مثل {Asia/Riyadh} أو {UTC+3}",
  ["--service-within: a time, as 20s"] =
    "{--service-within}: مدة، مثل {20s}",
  ["{option}: a whole number of 1 or more"] =
    "{option}: عدد صحيح، 1 فأكثر",
  ["{option}: a number from 0 to 100"] =
    "{option}: عدد من 0 إلى 100",
  ["--speed: a number over 0, up to 1000"] =
    "{--speed}: عدد أكبر من 0، حتى 1000",
  ["--lag: SOURCE=TIME, as speech=2s"] =
    "{--lag}: اكتبه مصدرًا ومدة، مثل {speech=2s}",
  ["--line: the number of a line, 2 or more"] =
    "{--line}: رقم سطر، 2 فأكثر",
  ["--line: {n} is no line of speech of the record"] =
    "{--line}: السطر {n} ليس سطر كلام في السجل",
  ["--version: a whole number; 1 is the original"] =
    "{--version}: عدد صحيح؛ 1 هي الأصل",
  ["--first-day: mon, tue, wed, thu, fri, sat or sun"] =
    "{--first-day}: واحد من {mon tue wed thu fri sat sun}",
  ["--party: N=ROLE, as 0=agent; roles are agent, customer, supervisor"] =
    "{--party}: اكتبه مثل {0=agent}؛ والأدوار {agent} و{customer} و{supervisor}",
  ["--party: N counts from 0"] =
    "{--party}: يبدأ العدد من 0",
  ["--speaker: LABEL=ROLE, as 1=customer; roles are agent, customer, supervisor"] =
    "{--speaker}: اكتبه مثل {1=customer}؛ والأدوار {agent} و{customer} و{supervisor}",
  ["{option}: a date (2026-03-01), a date and time (2026-03-01T09:30) or how long "
    .. "ago (7d) was expected"] =
    "{option}: المتوقع تاريخ ({2026-03-01}) أو تاريخ ووقت ({2026-03-01T09:30}) "
      .. "أو مدة مضت ({7d})",
  ["{option}: a date (2026-03-01) or how long ago (7d) was expected"] =
    "{option}: المتوقع تاريخ ({2026-03-01}) أو مدة مضت ({7d})",
  ["--at: a date and time (2026-03-01T09:30) was expected"] =
    "{--at}: المتوقع تاريخ ووقت ({2026-03-01T09:30})",
  ["--month: {month} is no month; one as 2026-11 was expected"] =
    "{--month}: ليس {month} شهرًا؛ المتوقع مثل {2026-11}",
  ["--week: {week} is no week; one as 2026-W48 was expected"] =
    "{--week}: ليس {week} أسبوعًا؛ المتوقع مثل {2026-W48}",
  ["--agent: {agent} has no contact in the week {week}"] =
    "{--agent}: لا اتصال للموظف {agent} في الأسبوع {week}",

  -- what the commands say
  ["review: call files and --store, one of them expected"] =
    "{review}: المتوقع ملفات مكالمات أو {--store}، لا كلاهما",
  ["missing argument 'call', or --store FILE in its place"] =
    "الوسيط {call} ناقص، أو {--store FILE} مكانه",
  ["review: --against is told as text or --json only"] =
    "{review}: لا يُعرض {--against} إلا نصًّا أو بخيار {--json}",
  ["calibrate: labelled calls, or --store FILE, one of them expected"] =
    "{calibrate}: المتوقع مكالمات عليها أحكام الناس أو {--store FILE}، لا كلاهما",
  ["calibrate: nobody has evaluated a contact of that time"] =
    "{calibrate}: لم يقيّم أحد اتصالًا من ذلك الوقت",
  ["calibrate: no label in the calls; give --labels FILE, or label lines in them"] =
    "{calibrate}: لا أحكام للناس في المكالمات؛ أضف {--labels FILE}، أو أسطر {label} فيها",
  ["rollout: a policy and a store, or --shadow FILE, one of them expected"] =
    "{rollout}: المتوقع سياسة ومخزن، أو {--shadow FILE}، لا كلاهما",
  ["correct: a call file, or --line N with --text TEXT, one of them expected"] =
    "{correct}: المتوقع ملف مكالمة، أو {--line N} مع {--text TEXT}، لا كلاهما",
  ["serve: the Lua module luv is missing; install lua-luv (Debian) or luv (LuaRocks)"] =
    "{serve}: تنقص وحدة {luv} للغة {Lua}؛ ثبّت {lua-luv (Debian)} أو {luv (LuaRocks)}",
  ["{path} is of the contact {id}, not of {other}"] =
    "الملف {path} للاتصال {id}، لا للاتصال {other}",
  ["{path}: the store has a contact {id} already"] =
    "{path}: في المخزن اتصال {id} من قبل",
  ["{key} is the deadline of a duty: an event of its contact settles it, or a waiver"] =
    "{key} مهلة واجب: يسوّيها حدث في اتصالها أو إعفاء",
  ["{file}: and {n} more"] =
    "{file}: و{n} غير ذلك",
  ["{what}; expected {expected}"] =
    "{what}؛ المتوقع {expected}",
  ["policy {policy}, {where}: {message}"] =
    "السياسة {policy}، عند {where}: {message}",
  ["output: {why}"] =
    "المخرج: {why}",
  ["{n} as expected, {others} not"] =
    "كما هو متوقع: {n}، وبخلافه: {others}",

  -- lower floors: evaluations, stores, files
  ["no contact {id} in the store"] =
    "لا اتصال {id} في المخزن",
  ["no policy {hash} in the store"] =
    "لا سياسة {hash} في المخزن",
  ["contact {id} is in progress: it can be evaluated once it has ended"] =
    "الاتصال {id} جارٍ: يُقيَّم بعد أن ينتهي",
  ["somebody else has just added to the evaluation of {id}: look again"] =
    "أضاف شخص آخر الآن إلى تقييم {id}: انظر فيه مرة أخرى",
  ["{file}:{line}: no JSON; the guidance of hatif serve was expected"] =
    "{file}:{line}: ليس {JSON}؛ المتوقع إرشاد {hatif serve}",
  ["{path}: No such file or directory"] =
    "{path}: لا ملف ولا مجلد بهذا الاسم",
  ["{path}: Permission denied"] =
    "{path}: لا إذن",
  ["{path}: Is a directory"] =
    "{path}: هذا مجلد",
  ["{path}: No space left on device"] =
    "{path}: امتلأ القرص",
  ["No such file or directory"] =
    "لا ملف ولا مجلد بهذا الاسم",
  ["Permission denied"] =
    "لا إذن",
  ["Is a directory"] =
    "هذا مجلد",
  ["No space left on device"] =
    "امتلأ القرص",

  -- findings of check: the engine's names stay as they are
  ['step "{step}": no way leads to it'] =
    "الخطوة {step}: لا طريق إليها",
  ['protocol "{protocol}": no step is final'] =
    "البروتوكول {protocol}: لا خطوة فيه نهائية",
  ['step "{step}": "{a}" and "{b}" name one event; only the first is ever taken'] =
    "الخطوة {step}: يسمّي {a} و{b} حدثًا واحدًا؛ ولا يؤخذ إلا الأول",
  ['step "{step}" has no transition on "{event}", which {duty} speaks of; ignore = '
    .. '{ … } says that it is meant so'] =
    "الخطوة {step} بلا انتقال عند {event} الذي يذكره {duty}؛ إن كان ذلك مقصودًا فقله في {ignore}",
  ["{duty}: {what} repeats the value of param.{param}"] =
    "{duty}: يكرر {what} قيمة المعامل {param}",
  ["{duty} has no cite: nobody can look up where it comes from"] =
    "{duty} بلا {cite}: لا يستطيع أحد أن يراجع مصدره",
  ["{duty}: the agent may waive a duty that makes the whole score zero"] =
    "{duty}: للموظف أن يعفي من واجب يجعل الدرجة كلها صفرًا",
  ['phrase "{phrase}" is used nowhere'] =
    "العبارة {phrase} لا تُستعمل في أي موضع",
  ['phrase "{phrase}" has no patterns in language {lang} of protocol "{protocol}"'] =
    "لا أنماط للعبارة {phrase} بلغة {lang} التي في البروتوكول {protocol}",
  ['phrase "{phrase}": "{pattern}" is a pattern of phrase "{other}" too'] =
    "العبارة {phrase}: النمط {pattern} من أنماط العبارة {other} أيضًا",
  ["param {param} is used nowhere"] =
    "المعامل {param} لا يُستعمل في أي موضع",
  ["the calibration was measured with another version of this policy: measure again"] =
    "قيست المعايرة بنسخة أخرى من هذه السياسة: أعد القياس",
  ["unknown command '{name}' Did you mean one of these: {near}?"] =
    "لا أمر باسم {name}؛ لعلك تقصد واحدًا من {near}",
  ["unknown option '{name}' Did you mean one of these: {near}?"] =
    "لا خيار باسم {name}؛ لعلك تقصد واحدًا من {near}",
  ["{path}: cannot be read: {why}"] =
    "{path}: لا يُقرأ: {why}",
  ["{duty}: within is {within} ms, longer than the step's max of {max} ms"] =
    "{duty}: مهلة {within} أطول من حد الخطوة {max} (بالملي ثانية)",
  ['{duty} asks for "{event}", which {never} in line {line} forbids'] =
    "يطلب {duty} الحدث {event}، ويمنعه {never} في السطر {line}",
  ["{where}: there is no {what} '{name}'"] =
    "{where}: لا يوجد {what} باسم {name}",
  ["{where}: there is no {what} '{name}', did you mean '{near}'?"] =
    "{where}: لا يوجد {what} باسم {name}؛ لعلك تقصد {near}",
  ["{where}: unknown key '{key}'"] =
    "{where}: لا مفتاح باسم {key} هنا",
  ["{where}: unknown key '{key}', did you mean '{near}'?"] =
    "{where}: لا مفتاح باسم {key} هنا؛ لعلك تقصد {near}",
  ['{duty}: "{metric}" never comes: no duty has a condition on it'] =
    "{duty}: لا يأتي {metric} أبدًا: لا واجب مشروط به",
}
