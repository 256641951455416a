-- Arabic: what the commands, arguments and options are, by the English of their --help.
return {
  ["Usage:"] = "الاستعمال:",
  ["Arguments:"] = "الوسائط:",
  ["Options:"] = "الخيارات:",
  ["Commands:"] = "الأوامر:",
  ["default:"] = "ما لم يُذكر:",

  ["Tells whether the call protocol of a contact center is being kept."] =
    "يبيّن هل يُلتزم ببروتوكول المكالمات في مركز الاتصال.",
  ["Show this help message and exit."] = "يعرض هذه المساعدة وينتهي.",
  ["Print the version and those of its libraries, and exit."] =
    "يعرض الإصدار وإصدارات مكتباته وينتهي.",
  ["The language of reports and messages; else that of LC_ALL, LC_MESSAGES or LANG."] =
    "لغة التقارير والرسائل؛ وإلا فلغة LC_ALL أو LC_MESSAGES أو LANG.",
  ["Print the completion script of a shell, and exit."] = "يعرض نص الإكمال التلقائي للصدفة وينتهي.",
  ["Judge recorded calls."] = "يقيّم مكالمات مسجلة.",
  ["A policy file, or a folder with a policy.lua."] = "ملف سياسة، أو مجلد فيه policy.lua.",
  ["Call files (JSON Lines, or vCons: .vcon, .json)."] =
    "ملفات المكالمات (JSON Lines، أو vCon: .vcon و.json).",
  ["Judge the contacts of a store that have ended."] = "يقيّم من المخزن الاتصالات التي انتهت.",
  ["Those opened from then on: a date, or how long ago (7d)."] =
    "ما فُتح منذ ذلك الحين: تاريخ، أو مدة مضت (7d).",
  ["Those opened before then."] = "ما فُتح قبل ذلك الحين.",
  ["The zone of these times, and of dates in --html."] =
    "المنطقة الزمنية لهذه الأوقات وللتواريخ في --html.",
  ["Say which verdicts this other policy would change."] =
    "يبيّن أي الأحكام تتغير بهذه السياسة الأخرى.",
  ["One JSON object per call and line."] = "كائن JSON لكل مكالمة في سطر.",
  ["One line per verdict, for spreadsheet programs."] = "سطر لكل حكم، لبرامج الجداول.",
  ["JUnit's XML: a suite per call, a test per duty."] =
    "بصيغة JUnit: مجموعة لكل مكالمة، واختبار لكل واجب.",
  ["Write one page of all calls, complete in itself."] =
    "يكتب صفحة واحدة بكل المكالمات، كاملة بذاتها.",
  ["Exit 1 if a score is under N percent."] = "ينتهي بالرمز 1 إن كانت درجة أقل من N بالمئة.",
  ["Mask names and personal numbers in what is printed."] =
    "يحجب الأسماء والأرقام الشخصية فيما يُعرض.",
  ["Judge by the times of the lines only, whenever they arrived."] =
    "يقيّم بأوقات الأسطر وحدها، أيًّا كان وقت وصولها.",
  ["How late a source may be, of calls that say when their lines arrived."] =
    "كم قد يتأخر مصدر، في مكالمات تذكر متى وصلت أسطرها.",
  ["The language of a vCon that does not say it, as ar."] = "لغة ملف vCon الذي لا يذكرها، مثل ar.",
  ["The role of a party of a vCon that has none, as 0=agent."] =
    "دور طرف في vCon لا دور له، مثل 0=agent.",
  ["Whom a label of a vCon's transcript stands for, as 1=customer."] =
    "من تعنيه علامة في نص vCon، مثل 1=customer.",
  ["Play recorded calls as they happen."] = "يشغّل مكالمات مسجلة كما حدثت.",
  ["The call files; several are played together."] = "ملفات المكالمات؛ وإن تعددت شُغّلت معًا.",
  ["So many times as fast."] = "أسرع بهذا العدد من المرات.",
  ["One JSON object per event, verdict, act and result."] = "كائن JSON لكل حدث وحكم وإجراء ونتيجة.",
  ["Look for mistakes in policies."] = "يبحث عن الأخطاء في السياسات.",
  ["Scenes that each of them is tried with, alone and in a row."] =
    "مشاهد تُجرَّب بها كل سياسة، منفردة ومتتالية.",
  ["Draw the steps and duties of a policy, for Graphviz."] =
    "يرسم خطوات السياسة وواجباتها لبرنامج Graphviz.",
  ["As a state diagram of Mermaid."] = "مخطط حالات بصيغة Mermaid.",
  ["Play scenes and compare with what they expect."] = "يشغّل المشاهد ويقارنها بما تتوقعه.",
  ["Scene files."] = "ملفات المشاهد.",
  ["Measure calls together, by agent, team or hour."] =
    "يقيس المكالمات معًا، بحسب الموظف أو الفريق أو الساعة.",
  ["Call files (JSON Lines or vCons)."] = "ملفات المكالمات (JSON Lines أو vCon).",
  ["What the rows are."] = "ما تمثله الصفوف.",
  ["Answered within this time counts for the service level."] =
    "ما أُجيب عنه خلال هذه المدة يُحسب في مستوى الخدمة.",
  ["Days without a further contact on the case."] = "أيام بلا اتصال آخر في الحالة نفسها.",
  ["The zone of the hours."] = "المنطقة الزمنية للساعات.",
  ["Mask personal numbers in the names of rows."] = "يحجب الأرقام الشخصية في أسماء الصفوف.",
  ["One JSON object per row, and per event for a contact of the team."] =
    "كائن JSON لكل صف، ولكل حدث في اتصال الفريق.",
  ["Look at the promises of a store, and settle them by hand."] =
    "يعرض وعود المخزن، ويسوّيها يدويًّا.",
  ["What is due, the earliest first."] = "ما هو مستحق، والأقرب أولًا.",
  ["The store's file."] = "ملف المخزن.",
  ["The zone that times are shown in."] = "المنطقة الزمنية التي تُعرض بها الأوقات.",
  ["One JSON object per promise and line."] = "كائن JSON لكل وعد في سطر.",
  ["Those of a state."] = "ما هو في هذه الحالة.",
  ["So many at most."] = "هذا العدد على الأكثر.",
  ["All of one promise."] = "كل ما يتعلق بوعد واحد.",
  ["The promise's key."] = "مفتاح الوعد.",
  ["It is carried out: a person says so."] = "نُفِّذ الوعد: يقول ذلك شخص.",
  ["What came of it."] = "ما نتج عنه.",
  ["It is not owed any more; the contact hears that it is broken."] =
    "لم يعد مستحقًّا؛ ويُبلَّغ الاتصال أن الوعد أُخلف.",
  ["All promises, as JSON lines."] = "كل الوعود، بصيغة JSON سطرًا سطرًا.",
  ["Mask names and personal numbers."] = "يحجب الأسماء والأرقام الشخصية.",
  ["Hold the verdicts of a policy against those of people."] = "يقارن أحكام السياسة بأحكام الناس.",
  ["Call files; lines of the type label in them are what people say."] =
    "ملفات المكالمات؛ أسطر النوع label فيها هي ما يقوله الناس.",
  ["In their place, what people said in the evaluations of a store."] =
    "بدلًا منها، ما قاله الناس في تقييمات المخزن.",
  ["Of contacts opened from then on: a date, or how long ago (7d)."] =
    "لاتصالات فُتحت منذ ذلك الحين: تاريخ، أو مدة مضت (7d).",
  ["Of those opened before then."] = "لما فُتح منها قبل ذلك الحين.",
  ["A file of labels, JSON lines (docs/quality.md)."] =
    "ملف أحكام الناس، JSON سطرًا سطرًا (docs/quality.md).",
  ["What a duty needs to fail a contact by itself."] =
    "ما يلزم الواجب من استرجاع ليُرسب اتصالًا وحده.",
  ["The same of precision."] = "والمثل من الدقة.",
  ["The same of labelled violations."] = "والمثل من المخالفات المحكوم فيها.",
  ["Say how figures moved since that run of --json."] =
    "يبيّن كيف تغيرت الأرقام منذ ذلك التشغيل بخيار --json.",
  ["Write what the policy goes by: calibration.json in its folder."] =
    "يكتب ما تعمل به السياسة: calibration.json في مجلدها.",
  ["Mask names and personal numbers in what is quoted."] =
    "يحجب الأسماء والأرقام الشخصية فيما يُقتبس.",
  ["Every near miss, not the first twenty only."] = "كل ما كاد يطابق، لا العشرون الأولى وحدها.",
  ["JSON lines: the whole, each duty, disagreement and near miss."] =
    "أسطر JSON: المجموع، وكل واجب، وكل اختلاف، وكل ما كاد يطابق.",
  ["Look at the evaluations of stored contacts, and add to them."] =
    "يعرض تقييمات الاتصالات المخزنة ويضيف إليها.",
  ["The contacts, their scores and what waits for people."] = "الاتصالات ودرجاتها وما ينتظر الناس.",
  ["The zone of times."] = "المنطقة الزمنية للأوقات.",
  ["Those of one agent."] = "ما يخص موظفًا واحدًا.",
  ["Those with a dispute to decide or an answer to give."] =
    "ما فيه اعتراض يُفصل فيه أو سؤال يُجاب عنه.",
  ["JSON, one object a line."] = "بصيغة JSON، كائن في كل سطر.",
  ["The form: what machine and people say of each duty."] =
    "النموذج: ما تقوله الآلة والناس في كل واجب.",
  ["The contact's id."] = "معرّف الاتصال.",
  ["Write it as a page."] = "يكتبه صفحةً.",
  ["What happened to a contact, step by step."] = "ما جرى للاتصال خطوةً خطوة.",
  ["Put a person's word in the place of a verdict."] = "يضع قول شخص مكان الحكم.",
  ["A duty, as hold.return, or one run of it, as hold.return#2."] =
    "واجب، مثل hold.return، أو مرة منه، مثل hold.return#2.",
  ["What holds."] = "ما هو الصحيح.",
  ["Why."] = "السبب.",
  ["Who."] = "مَن.",
  ["As what."] = "بأي صفة.",
  ["When, where it is entered later."] = "متى كان ذلك، إن أُدخل لاحقًا.",
  ["Say, as the agent, that what holds is wrong."] = "قول الموظف إن الحكم القائم خطأ.",
  ["Decide, as a lead, on a dispute."] = "فصل المشرف في اعتراض.",
  ["Answer what only a person can tell, or confirm a violation."] =
    "يجيب عما لا يعرفه إلا إنسان، أو يؤكد مخالفة.",
  ["The duty that asks."] = "الواجب الذي يسأل.",
  ["The answer."] = "الجواب.",
  ["What there is to add."] = "ما يضاف من ملاحظة.",
  ["Say that a person has looked at a contact."] = "يسجل أن شخصًا نظر في الاتصال.",
  ["Judge a contact again, by its policy or another."] =
    "يقيّم الاتصال مرة أخرى، بسياسته أو بغيرها.",
  ["Correct the transcript: a new version, judged at once."] =
    "يصحح النص: نسخة جديدة تُقيَّم فورًا.",
  ["The corrected call, as export gave it."] = "المكالمة المصححة، كما أعطاها export.",
  ["The line of the record."] = "سطر السجل.",
  ["What was really said there."] = "ما قيل هناك حقًّا.",
  ["What was said, with the numbers of the lines."] = "ما قيل، بأرقام الأسطر.",
  ["Another version; 1 is the original."] = "نسخة أخرى؛ 1 هي الأصل.",
  ["The record as a call file, in its last version."] = "السجل ملفَ مكالمة، في نسخته الأخيرة.",
  ["Put recorded calls into a store, judged by a policy."] =
    "يضع مكالمات مسجلة في المخزن، مقيَّمة بسياسة.",
  ["Call files."] = "ملفات المكالمات.",
  ["Plan which contacts of a month people look at."] = "يخطط أي اتصالات الشهر ينظر فيها الناس.",
  ["As 2026-11."] = "مثل 2026-11.",
  ["Contacts an agent; more, up to twice as many, where many are risky."] =
    "اتصالات كل موظف؛ وتزيد حتى الضعف حيث يكثر الخطر.",
  ["A score under which a contact is risky."] = "درجة يُعد الاتصال تحتها خطرًا.",
  ["Of the draw; without it one is drawn and told."] = "بذرة السحب؛ وبدونها تُسحب واحدة وتُذكر.",
  ["The zone of the month."] = "المنطقة الزمنية للشهر.",
  ["What nobody has looked at yet."] = "ما لم ينظر فيه أحد بعد.",
  ["A table for spreadsheet programs."] = "جدول لبرامج الجداول.",
  ["JSON lines, one an agent."] = "أسطر JSON، سطر لكل موظف.",
  ["Judge stored contacts by a new policy, and count what changes."] =
    "يقيّم الاتصالات المخزنة بسياسة جديدة، ويعدّ ما يتغير.",
  ["In their place, what hatif serve told of a shadow policy."] =
    "بدلًا منهما، ما ذكره hatif serve عن سياسة الظل.",
  ["The zone of these times."] = "المنطقة الزمنية لهذه الأوقات.",
  ["JSON lines: the whole, duties, agents, contacts that change."] =
    "أسطر JSON: المجموع والواجبات والموظفون والاتصالات التي تتغير.",
  ["What a week was like: what went well, what to work on, the trend."] =
    "كيف كان الأسبوع: ما أُحسن، وما يُعمل عليه، والاتجاه.",
  ["As 2026-W48; this week."] = "مثل 2026-W48؛ وإلا فهذا الأسبوع.",
  ["The day that weeks begin with."] = "اليوم الذي تبدأ به الأسابيع.",
  ["The zone of the week."] = "المنطقة الزمنية للأسبوع.",
  ["Of one agent; else the team and each agent."] = "لموظف واحد؛ وإلا فللفريق ولكل موظف.",
  ["Contacts of that team."] = "اتصالات ذلك الفريق.",
  ["As acts, one JSON object for each agent and one for the team."] =
    "إجراءات: كائن JSON لكل موظف وواحد للفريق.",
  ["Judge live: telephony events and transcripts in, acts out."] =
    "يقيّم مباشرة: تدخل أحداث الهاتف والنصوص، وتخرج الإجراءات.",
  ["A config file (docs/serve.md)."] = "ملف إعدادات (docs/serve.md).",
  ["Look for mistakes in the config and its policies, and end."] =
    "يبحث عن الأخطاء في الإعدادات وسياساتها، ثم ينتهي.",
  ["Write a call as a vCon, with what a policy makes of it."] =
    "يكتب مكالمة بصيغة vCon، مع حكم السياسة عليها.",
  ["A call file (JSON Lines or vCon)."] = "ملف مكالمة (JSON Lines أو vCon).",
  ["The file to write; without it, standard output."] = "الملف الذي يُكتب؛ وبدونه فالمخرج القياسي.",
  ["Show which phrases of a policy are in a text, and where, and what it nearly has."] =
    "يبيّن عبارات السياسة الموجودة في نص، وأين هي، وما كاد يوجد منها.",
  ["What somebody said."] = "ما قاله أحدهم.",
  ["Show a text as it is compared."] = "يعرض النص كما يُقارَن.",
  ["Any text."] = "أي نص.",
  ["Which spellings are the same."] = "أي صور الكتابة تُعد واحدة.",
}
