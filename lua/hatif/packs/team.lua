-- team.lua: what team leads and managers owe their people and their customers.  Sources: 001; 002, team managers; 003 §5, §8.
--
-- A contact of the channel "team" is a period: a week or a month of one team. What the measures over many contacts find
-- comes as events, as hatif scorecard writes them: agent.level_dropped{agent}, agent.outstanding{agent},
-- complaints.learned{cause, n}; what is planned: training.due, protocol.published.
protocol "team" {
  summary  = "Training, coaching, reward, feedback, and protocols that are kept up to date.",
  langs    = { "ar", "en", "lv" },
  channels = { "team" },
  sections = { team = { title = { ar = "الفريق", en = "Team", lv = "Komanda" }, weight = 10 } },
  pass = 80,
  params = {
    coach_within    = { default = "7d",  doc = "from a drop of an agent's level to his coaching" },
    reward_within   = { default = "14d", doc = "from excellent service to its reward" },
    train_within    = { default = "14d", doc = "from the day that a training is due to the training" },
    review_within   = { default = "90d", doc = "from the publication of a protocol to its review" },
    survey_within   = { default = "7d",  doc = "from the day that feedback is due to its collection" },
    learn_within    = { default = "30d", doc = "from collected feedback to what changes by it" },
  },
  templates = {
    chain = {
      ar = "كل الفريق سلسلة واحدة تنتهي إلى العميل.",
      en = "The whole team is one chain that ends at the customer.",
      lv = "Visa komanda ir viena ķēde, kas beidzas pie klienta.",
    },
    share = {
      ar = "شارك زملاءك ما تعرفه: قد يرضي عميلاً.",
      en = "Share what you know: it may help a colleague to satisfy a customer.",
      lv = "Dalieties ar to, ko zināt: tas var palīdzēt kolēģim.",
    },
    small_steps = {
      ar = "السمعة الطيبة نتيجة تحسينات صغيرة كثيرة.",
      en = "A good name comes of many small improvements.",
      lv = "Laba slava rodas no daudziem maziem uzlabojumiem.",
    },
    example = {
      ar = "كن قدوة حسنة لزملائك.",
      en = "Be an example to the others.",
      lv = "Rādiet piemēru kolēģiem.",
    },
    procedures = {
      ar = "لا تجعل الإجراءات عائقاً أمام الفريق.",
      en = "Procedures must not get in the team's way.",
      lv = "Procedūras nedrīkst traucēt komandai.",
    },
    care = {
      ar = "نفّذ كل خطوة باهتمام ظاهر بالعميل.",
      en = "Do every step with evident care for the customer.",
      lv = "Katru soli dariet ar patiesām rūpēm par klientu.",
    },
    listening = {
      ar = "أنصت بنشاط، وانتبه لنبرة الصوت ولغة الجسد.",
      en = "Listen actively; mind tone of voice and body language.",
      lv = "Klausieties uzmanīgi; sekojiet balss tonim un ķermeņa valodai.",
    },
    frank = {
      ar = "كن صريحاً وواضحاً في السياسات والإجراءات.",
      en = "Be frank and clear about policies and procedures.",
      lv = "Par noteikumiem un procedūrām runājiet atklāti un skaidri.",
    },
    one_company = {
      ar = "ليخرج العميل مؤمناً بأنه تعامل مع مؤسسة واحدة.",
      en = "Let the customer leave believing that it is one company.",
      lv = "Lai klients redz vienu, vienotu uzņēmumu.",
    },
  },

  must "coach" {
    event = "coaching.held", when = "agent.level_dropped", within = param.coach_within, outlive = true, section = "team", weight = 2, cite = "002 C57",
    title  = { ar = "التقييم والتدريب عند تراجع المستوى", en = "Evaluation and training when the level drops", lv = "Apmācība, ja līmenis krītas" },
    advice = { ar = "درّب الموظف هذا الأسبوع.", en = "Coach him this week.", lv = "Apmāciet šonedēļ." },
  },
  must "reward" {
    event = "reward.given", when = "agent.outstanding", within = param.reward_within, outlive = true, section = "team", weight = 1, cite = "002 C56",
    title  = { ar = "مكافأة الخدمة المتميزة", en = "Excellent service is noticed and rewarded", lv = "Izcila apkalpošana tiek atalgota" },
    advice = { ar = "كافئ من تميز.", en = "Reward who excelled.", lv = "Atalgojiet izcilos." },
  },
  must "train" {
    event = "training.held", when = "training.due", within = param.train_within, outlive = true, section = "team", weight = 2, cite = "003 D20",
    title  = { ar = "تدريب الموظفين بشكل دوري", en = "Staff are trained periodically", lv = "Regulāras apmācības" },
    advice = { ar = "أقم التدريب في موعده.", en = "Hold the training when it is due.", lv = "Rīkojiet apmācības laikus." },
  },
  must "review" {
    event = "protocol.reviewed", when = "protocol.published", within = param.review_within, outlive = true, section = "team", weight = 1, cite = "003 D19",
    title  = { ar = "تحديث البروتوكولات باستمرار", en = "Protocols are kept up to date", lv = "Protokoli tiek atjaunoti" },
    advice = { ar = "راجع البروتوكول كل ثلاثة أشهر.", en = "Look at the protocol every three months.", lv = "Pārskatiet protokolu." },
  },
  must "feedback" {
    event = "feedback.collected", when = "feedback.due", within = param.survey_within, outlive = true, section = "team", weight = 1, cite = "003 D29",
    title  = { ar = "جمع آراء العملاء دورياً", en = "Feedback is collected regularly", lv = "Regulāri vāc atsauksmes" },
    advice = { ar = "أرسل الاستبيان وتحدث مع العملاء.", en = "Send the survey, talk with customers.", lv = "Nosūtiet aptauju." },
  },
  must "learn" {
    event = "change.made", any = { "protocol.published", "training.held" }, when = "feedback.collected", within = param.learn_within, outlive = true, section = "team", weight = 1, cite = "003 D30",
    title  = { ar = "التغذية الراجعة تغيّر التدريب والسياسات", en = "Feedback changes training, policies, protocols", lv = "Atsauksmes maina apmācības un noteikumus" },
    advice = { ar = "غيّر ما أظهرته الآراء.", en = "Change what it showed.", lv = "Mainiet to, ko atsauksmes parādīja." },
  },

  attest "recorded" {
    text = { ar = "هل يعلم كل الموظفين أن المكالمات مسجلة؟", en = "Do all agents know that calls are recorded?", lv = "Vai visi zina, ka sarunas tiek ierakstītas?" },
    by = "manager", section = "team", cite = "001 B27", title = { ar = "علم الموظفين بالتسجيل", en = "Agents know of the recording", lv = "Zina par ierakstu" },
  },
  attest "priorities" {
    text = { ar = "هل وُضحت استراتيجيات الشركة وأولوياتها للجميع؟", en = "Are strategy and priorities clear to all?", lv = "Vai stratēģija un prioritātes ir visiem skaidras?" },
    by = "manager", section = "team", cite = "002 C53", title = { ar = "وضوح الأولويات", en = "Clear priorities", lv = "Skaidras prioritātes" },
  },
  attest "kinds" {
    text = { ar = "هل دُرّب الفريق على التعامل مع مختلف فئات العملاء؟", en = "Was the team trained in dealing with different kinds of customers?", lv = "Vai komanda apmācīta darbam ar dažādiem klientiem?" },
    by = "manager", section = "team", cite = "003 D21", title = { ar = "تدريب: فئات العملاء", en = "Training: kinds of customers", lv = "Apmācība: dažādi klienti" },
  },
  attest "hard" {
    text = { ar = "هل دُرّب الفريق على الشكاوى والمواقف الصعبة؟", en = "Was the team trained in complaints and hard situations?", lv = "Vai komanda apmācīta sūdzībām un grūtām situācijām?" },
    by = "manager", section = "team", cite = "003 D22", title = { ar = "تدريب: الشكاوى", en = "Training: complaints", lv = "Apmācība: sūdzības" },
  },
  attest "skills" {
    text = { ar = "هل دُرّب الفريق على مهارات التواصل؟", en = "Was the team trained in communication skills?", lv = "Vai komanda apmācīta saziņas prasmēs?" },
    by = "manager", section = "team", cite = "003 D23", title = { ar = "تدريب: التواصل", en = "Training: communication", lv = "Apmācība: saziņa" },
  },
  attest "rules" {
    text = { ar = "هل يعرف الفريق سياسات الشركة ومراسمها؟", en = "Does the team know the policies and protocols?", lv = "Vai komanda zina noteikumus un protokolus?" },
    by = "manager", section = "team", cite = "003 D24", title = { ar = "معرفة السياسات", en = "Knows the policies", lv = "Zina noteikumus" },
  },

  step "on" {
    enter = function(c)
      for _, id in ipairs { "chain", "share", "small_steps", "example", "procedures", "care", "listening", "frank", "one_company" } do
        c:act("card", { id = "team." .. id, text = c:render(id) })
      end
    end,
    on = { ["contact.ended"] = "over" },
    ignore = { "training.held" },
  },
  step "over" { final = true },

  flow "dropped" { when = "agent.level_dropped", run = function(c, e) c:act("coach", { agent = e.agent, due = c:now() + c:ms "team.coach_within" }) end },
  flow "outstanding" { when = "agent.outstanding", run = function(c, e) c:act("reward", { agent = e.agent }) end },
  -- what the complaints of the period taught, by cause, for everybody who can change something
  flow "lessons" { when = "complaints.learned", run = function(c, e) c:act("digest", { to = "everybody", what = "lessons", cause = e.cause, n = e.n }) end },
  flow "ask" { when = "feedback.due", run = function(c) c:act("survey", { to = "customers" }) end },
}
