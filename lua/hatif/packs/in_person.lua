-- in_person.lua: face to face, at a counter.  Source: 004, in person; 002 on waiting.
--
-- Events: visit.begin when he comes in, visit.served when he is attended to, manager.asked, and reply.sent or dial when
-- he hears later what could not be told at once.
local name_or_number = "(اسمك|اسمك الكريم|رقمك|رقم جوالك|جوالك|رقم هاتفك|هاتفك|تليفونك|ايميلك|بريدك|عنوانك|بياناتك|بيانات التواصل|اسم حضرتك|رقم حضرتك)"

protocol "in_person" {
  summary  = "A visitor is attended to soon, politely, also about what is not one's own business; what one does not know is asked or found out.",
  langs    = { "ar", "en", "lv" },
  channels = { "in_person" },
  sections = { in_person = { title = { ar = "وجهاً لوجه", en = "In person", lv = "Klātienē" }, weight = 15 } },
  pass = 80,
  params = {
    serve_within = { default = "5m", doc = "from his coming in to the first word to him" },
    doubt_within = { default = "3m", doc = "from “I do not know” to the manager, or to his name and number" },
    back_within  = { default = "1d", doc = "from taking his name and number to the answer, in working time where there is a calendar" },
    calendar     = { default = "", doc = "the calendar whose working time counts; empty: every hour counts" },
  },
  phrases = {
    welcome = {
      contains = { "help" },
      ar = { "(السلام|سلام) عليكم", "(اهلا|هلا|مرحبا|اهلين|ياهلا|حياك|حياكم|حياكي|ارحب&|نورت|نورتنا|شرفت|شرفتنا|يا مرحبا)", "^ (تفضل|تفضلي) [يا] [(اخوي|اختي|استاذ&|فندم|غالي)] $", "(صباح|مساء) (الخير|النور|الورد)", "(اسعد|يسعد) (الله|مساك|صباحك)", "(حياك|حياكم) الله", "(مساك|صبحك) [الله] بالخير" },
      en = { "^ welcome", "(a|very|most|warm) welcome", "welcome (in|to|back)", "(hello|hi|good morning|good afternoon|good evening|good day)", "nice to see you" },
      lv = { "(labdien|labrīt|labvakar|sveiki|sveicināti|laipni lūdz..)", "^ lūdzu $" },
    },
    help = {
      ar = { "(كيف|شلون|ازاي|بايش) *1 (اقدر|نقدر|ممكن) *1 (اخدمك|اساعدك|نخدمك|نساعدك|اخدم حضرتك|اساعد حضرتك|افيدك)", "(امرني|امريني|تحت امرك|في خدمتك|بخدمتك|آمرني)", "^ (امر|تفضل|تفضلي) [يا] [(اخوي|اختي|استاذ&|فندم|غالي)] $", "(تحتاج&|محتاج&|تحب&) *1 (مساعده|اساعدك|اي مساعده|شي معين|حاجه معينه)", "^ [(هلا|اهلا|مرحبا|طيب|حياك)] (وش|ايش|ايه) *1 (اقدر|نقدر|اخدمك|تحتاج|تدور|محتاج)", "(اقدر|نقدر|ممكن) (اخدمك|اساعدك|نساعدك|نخدمك|اساعد حضرتك|اخدم حضرتك)" },
      en = { "how (can|may) (i|we) (help|assist|serve)", "(can|may) (i|we) help you", "what can (i|we) do for you", "(need|looking for) (any help|some help|help|something|anything)", "at your service", "are you being (served|helped)" },
      lv = { "(kā|ar ko) (varu|varam|es varu|mēs varam) [jums] palīdzēt", "(vai) (varu|varam) [jums] palīdzēt", "kas jums (nepieciešams|vajadzīgs)", "ko (jūs) meklējat", "(lūdzu|klausos) (klausos|sakiet)", "labprāt palīdzēšu" },
    },
    unsure = {
      ar = { "(ما|مو|مش|مب|لست|ماني|لا) (ادري|اعرف|متاكد&|اعلم|عارف&|داري|دريت) *2 (بالضبط|الحقيقه|صراحه|والله|عن هذا|من هذا|في هذا|عنها|عنه|بصراحه)", "(مدري|معرفش|ماعرف|ماادري|مادري) (والله|بصراحه|صراحه|عنها|عنه)", "(خليني|خلني|لازم|احتاج) *1 (اسال|اتاكد|استفسر)" },
      en = { "(i'm|i am) not (sure|certain)", "i (don't|do not) know", "(need to|have to|let me) (check|find out)", "(need to|have to|let me) ask [(my|the|a|our|about|somebody|someone)] [(manager|colleague|supervisor|boss|it|that)] $" },
      lv = { "(neesmu|nav) (pārliecināt..|droš..)", "es nezinu", "(jāpajautā|jānoskaidro|pajautāšu|noskaidrošu)" },
    },
    ask_contact = {
      ar = {
        "(ممكن|عطني|عطيني|اعطني|اعطيني|تعطيني|اكتب لي|اكتبي لي|زودني|زوديني|اخذ|آخذ|باخذ|ناخذ|احتاج|سجل لي|لو سمحت&|تتكرم&) *2 " .. name_or_number, name_or_number .. " *2 (لو سمحت&|من فضلك|عشان نتواصل|عشان اتواصل|وبتواصل|ونتواصل|حتي نرجع لك|وارجع لك)", "(كيف|وين) *1 (اتواصل|نتواصل|نوصل|اوصل) *1 (معك|لك|لحضرتك)", "(ايش|وش|ما|ماهو|ما هو) (اسمك|رقمك|رقم جوالك|ايميلك|بريدك)",
        "(زودني|زوديني|عطني|عطيني|اعطني|ارسل لي) (بايميلك|بريدك|ببريدك|برقمك|باسمك|بعنوانك|ايميلك)",
      },
      en = {
        "(can|could|may) (i|you) * your *1 (name|number|phone|email|e-mail|contact details|details|address)", "(leave|take) (your|me) [your] (name|number|details|contact details)", "what (is|'s) your (name|number|email)", "how (can|may) (i|we) (reach|contact) you",
        "what's your (name|number|phone|email|address)",
      },
      lv = { "(vai|varat|varu|lūdzu) *2 (tālruni|e-pastu|kontaktinformāciju)", "(atstājiet|nosauciet|pierakstīšu|pierakstīt) *1 (jūsu|savu) (vārdu|numuru|tālruni|e-pastu|kontaktus)", "kā (es|mēs) (varu|varam) ar jums sazināties" },
    },
    not_mine = {
      ar = {
        "(مو|مش|مب|ليس|ليست|ماهو|ما هو) (شغلي|شغلنا|مسؤوليتي|مسؤوليتنا|اختصاصي|اختصاصنا|مشكلتي|مشكلتنا|قسمي|قسمنا)", "(ما لي|مالي|ماليش|ما لنا|مالنا) (دخل|علاقه|شغل|دعوه)", "(روح|روحي) (كلم|كلمي|اسال|اسالي|شوف|شوفي|دور|دوري)", "(اسال غيري|اسالي غيري|شوف غيري)",
        "(ليس|مو|مش|مب) من (شغلي|شغلنا|مسؤوليتي|اختصاصي|اختصاصنا)",
      },
      en = { "(not|isn't) my (job|problem|department|responsibility|business)", "nothing to do with (me|us)", "ask (somebody|someone) else" },
      lv = { "(tas|tā) nav (mans darbs|mana darīšana|mana problēma|mana atbildība|mūsu problēma)", "(man|mums) (ar to) nav (sakara|nekāda sakara)", "prasiet citam" },
    },
  },
  templates = {
    values = {
      ar = "ليكن سلوكك ومظهرك على قدر قيم مؤسستك.",
      en = "Let your conduct and appearance fit what your organisation stands for.",
      lv = "Lai jūsu izturēšanās un izskats atbilst uzņēmuma vērtībām.",
    },
  },

  step "door" {
    on = { ["visit.begin"] = "inside", ["contact.ended"] = "over" },
  },

  step "inside" {
    enter = function(c) c:act("card", { id = "in_person.values", text = c:render "values" }) end,
    on = { ["contact.ended"] = "over" },
    ignore = { "reply.sent" },
    must "served" {
      any = { "visit.served", "say:welcome", "say:help" }, within = param.serve_within, section = "in_person", weight = 3, cite = "002 C27",
      title  = { ar = "لا ينتظر العميل أطول من اللازم", en = "He does not wait longer than needed", lv = "Klients negaida ilgāk, nekā vajag" },
      advice = { ar = "رحّب بمن يدخل ولو كنت مشغولاً.", en = "Greet whoever comes in, even when you are busy.", lv = "Sveiciniet katru, kas ienāk." },
    },
    must "welcome" {
      say = "welcome", before = "contact.ended", section = "in_person", weight = 1, cite = "003 D01",
      title  = { ar = "حسن الاستقبال", en = "A good reception", lv = "Laipna sagaidīšana" },
      advice = { ar = "استقبل العميل بالتحية.", en = "Receive him with a greeting.", lv = "Sagaidiet ar sveicienu." },
    },
    must "help" {
      say = "help", before = "contact.ended", section = "in_person", weight = 1, cite = "003 D02",
      title  = { ar = "عرض المساعدة بلباقة", en = "Offers help politely", lv = "Laipni piedāvā palīdzību" },
      advice = { ar = "اسأل: «كيف أقدر أساعدك؟».", en = "Ask: “how can I help you?”", lv = "Jautājiet: “kā varu palīdzēt?”" },
    },
    never "not_mine" {
      say = "not_mine", section = "in_person", weight = 2, cite = "004 E04",
      title  = { ar = "اللباقة ولو كان الأمر خارج مسؤوليتك", en = "Polite also about what is not one's own", lv = "Pieklājīgs arī par to, kas nav viņa ziņā" },
      advice = { ar = "لا تقل «مو شغلي»: ساعده على الوصول إلى من يستطيع.", en = "Do not say “not my job”: help him to find who can.", lv = "Nesakiet “tas nav mans darbs”." },
    },
    must "doubt" {
      any = { "manager.asked", "escalated", "said:ask_contact" }, when = "said:unsure", within = param.doubt_within, section = "in_person", weight = 2, cite = "004 E05",
      title  = { ar = "عند الشك يُسأل المدير أو تؤخذ بيانات العميل", en = "In doubt, asks the manager or takes his details", lv = "Šaubu gadījumā jautā vadītājam" },
      advice = { ar = "اطلب من مديرك أن يتولى الأمر، أو خذ اسم العميل ورقمه.", en = "Ask your manager, or take his name and number.", lv = "Jautājiet vadītājam vai pierakstiet kontaktus." },
    },
    must "back" {
      event = "reply.sent", any = { "dial" }, when = "said:ask_contact", outlive = true, section = "in_person", weight = 2, cite = "004 E06",
      within = function(c)
        local calendar = c:param "in_person.calendar"
        return calendar == "" and c:ms "in_person.back_within" or c:work_due(calendar, c:ms "in_person.back_within") - c:now()
      end,
      title  = { ar = "العودة إلى العميل بالجواب", en = "Comes back to him when he knows", lv = "Sazinās, kad zina" },
      advice = { ar = "تواصل معه متى عرفت الجواب.", en = "Get in touch as soon as you know.", lv = "Sazinieties, tiklīdz zināt." },
    },
  },

  step "over" { final = true },
}
