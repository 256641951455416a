-- Latvian: what the commands, arguments and options are, by the English of their --help.
return {
  ["Usage:"] = "Lietojums:",
  ["Arguments:"] = "Argumenti:",
  ["Options:"] = "Opcijas:",
  ["Commands:"] = "Komandas:",
  ["default:"] = "citādi:",

  ["Tells whether the call protocol of a contact center is being kept."] =
    "Rāda, vai tiek ievērots kontaktu centra sarunu protokols.",
  ["Show this help message and exit."] = "Parādīt šo palīdzību un beigt.",
  ["Print the version and those of its libraries, and exit."] =
    "Parādīt versiju un bibliotēku versijas un beigt.",
  ["The language of reports and messages; else that of LC_ALL, LC_MESSAGES or LANG."] =
    "Pārskatu un ziņojumu valoda; citādi LC_ALL, LC_MESSAGES vai LANG valoda.",
  ["Print the completion script of a shell, and exit."] =
    "Izvadīt čaulas pabeigšanas skriptu un beigt.",
  ["Judge recorded calls."] = "Izvērtēt ierakstītas sarunas.",
  ["A policy file, or a folder with a policy.lua."] = "Politikas datne vai mape ar policy.lua.",
  ["Call files (JSON Lines, or vCons: .vcon, .json)."] =
    "Sarunu datnes (JSON Lines vai vCon: .vcon, .json).",
  ["Judge the contacts of a store that have ended."] =
    "Izvērtēt krātuves kontaktus, kas ir beigušies.",
  ["Those opened from then on: a date, or how long ago (7d)."] =
    "Kopš tā laika atvērtie: datums vai cik sen (7d).",
  ["Those opened before then."] = "Pirms tā laika atvērtie.",
  ["The zone of these times, and of dates in --html."] = "Šo laiku un --html datumu josla.",
  ["Say which verdicts this other policy would change."] =
    "Rādīt, kurus spriedumus šī otra politika mainītu.",
  ["One JSON object per call and line."] = "Viens JSON objekts katrai sarunai, katrs savā rindā.",
  ["One line per verdict, for spreadsheet programs."] =
    "Viena rinda katram spriedumam, izklājlapu programmām.",
  ["JUnit's XML: a suite per call, a test per duty."] =
    "JUnit XML: kopa katrai sarunai, pārbaude katram pienākumam.",
  ["Write one page of all calls, complete in itself."] =
    "Uzrakstīt visas sarunas vienā lapā, kurai nekas cits nav vajadzīgs.",
  ["Exit 1 if a score is under N percent."] = "Beigt ar 1, ja kāds vērtējums ir zem N procentiem.",
  ["Mask names and personal numbers in what is printed."] =
    "Aizklāt vārdus un personas numurus izvadē.",
  ["Judge by the times of the lines only, whenever they arrived."] =
    "Vērtēt tikai pēc rindu laikiem, lai kad tās pienāca.",
  ["How late a source may be, of calls that say when their lines arrived."] =
    "Cik daudz avots drīkst kavēties sarunās, kuru rindas saka, kad tās pienāca.",
  ["The language of a vCon that does not say it, as ar."] =
    "Tāda vCon valoda, kas to nesaka, piemēram, ar.",
  ["The role of a party of a vCon that has none, as 0=agent."] =
    "Loma vCon dalībniekam, kuram tās nav, piemēram, 0=agent.",
  ["Whom a label of a vCon's transcript stands for, as 1=customer."] =
    "Ko nozīmē vCon atšifrējuma apzīmējums, piemēram, 1=customer.",
  ["Play recorded calls as they happen."] = "Atskaņot ierakstītas sarunas, kā tās notika.",
  ["The call files; several are played together."] = "Sarunu datnes; vairākas atskaņo kopā.",
  ["So many times as fast."] = "Tik reižu ātrāk.",
  ["One JSON object per event, verdict, act and result."] =
    "Viens JSON objekts katram notikumam, spriedumam, darbībai un rezultātam.",
  ["Look for mistakes in policies."] = "Meklēt kļūdas politikās.",
  ["Scenes that each of them is tried with, alone and in a row."] =
    "Ainas, ar kurām katru pārbauda, atsevišķi un pēc kārtas.",
  ["Draw the steps and duties of a policy, for Graphviz."] =
    "Zīmēt politikas soļus un pienākumus programmai Graphviz.",
  ["As a state diagram of Mermaid."] = "Kā Mermaid stāvokļu diagrammu.",
  ["Play scenes and compare with what they expect."] =
    "Izspēlēt ainas un salīdzināt ar to, ko tās sagaida.",
  ["Scene files."] = "Ainu datnes.",
  ["Measure calls together, by agent, team or hour."] =
    "Mērīt sarunas kopā pēc aģenta, komandas vai stundas.",
  ["Call files (JSON Lines or vCons)."] = "Sarunu datnes (JSON Lines vai vCon).",
  ["What the rows are."] = "Kas ir rindas.",
  ["Answered within this time counts for the service level."] =
    "Šajā laikā atbildētais skaitās apkalpošanas līmenī.",
  ["Days without a further contact on the case."] = "Dienas bez cita kontakta tajā pašā lietā.",
  ["The zone of the hours."] = "Stundu laika josla.",
  ["Mask personal numbers in the names of rows."] = "Aizklāt personas numurus rindu nosaukumos.",
  ["One JSON object per row, and per event for a contact of the team."] =
    "Viens JSON objekts katrai rindai un katram komandas kontakta notikumam.",
  ["Look at the promises of a store, and settle them by hand."] =
    "Apskatīt krātuves solījumus un nokārtot tos ar roku.",
  ["What is due, the earliest first."] = "Kam pienāk termiņš, agrākais vispirms.",
  ["The store's file."] = "Krātuves datne.",
  ["The zone that times are shown in."] = "Josla, kurā rāda laikus.",
  ["One JSON object per promise and line."] =
    "Viens JSON objekts katram solījumam, katrs savā rindā.",
  ["Those of a state."] = "Tie, kas ir šādā stāvoklī.",
  ["So many at most."] = "Ne vairāk par tik.",
  ["All of one promise."] = "Viss par vienu solījumu.",
  ["The promise's key."] = "Solījuma atslēga.",
  ["It is carried out: a person says so."] = "Solījums ir izpildīts: to saka cilvēks.",
  ["What came of it."] = "Kas no tā iznāca.",
  ["It is not owed any more; the contact hears that it is broken."] =
    "Tas vairs nav jāpilda; kontakts uzzina, ka solījums ir lauzts.",
  ["All promises, as JSON lines."] = "Visi solījumi kā JSON rindas.",
  ["Mask names and personal numbers."] = "Aizklāt vārdus un personas numurus.",
  ["Hold the verdicts of a policy against those of people."] =
    "Salīdzināt politikas spriedumus ar cilvēku spriedumiem.",
  ["Call files; lines of the type label in them are what people say."] =
    "Sarunu datnes; tipa label rindas tajās ir cilvēku teiktais.",
  ["In their place, what people said in the evaluations of a store."] =
    "To vietā cilvēku teiktais krātuves izvērtējumos.",
  ["Of contacts opened from then on: a date, or how long ago (7d)."] =
    "No kontaktiem, kas atvērti kopš tā laika: datums vai cik sen (7d).",
  ["Of those opened before then."] = "No tiem, kas atvērti pirms tā laika.",
  ["A file of labels, JSON lines (docs/quality.md)."] =
    "Cilvēku spriedumu datne, JSON rindas (docs/quality.md).",
  ["What a duty needs to fail a contact by itself."] =
    "Cik liels pārklājums pienākumam vajadzīgs, lai tas viens pats noraidītu kontaktu.",
  ["The same of precision."] = "Tas pats par precizitāti.",
  ["The same of labelled violations."] = "Tas pats par cilvēku atzīmētiem pārkāpumiem.",
  ["Say how figures moved since that run of --json."] =
    "Rādīt, kā skaitļi mainījušies kopš tās --json izpildes.",
  ["Write what the policy goes by: calibration.json in its folder."] =
    "Uzrakstīt to, pēc kā politika rīkojas: calibration.json tās mapē.",
  ["Mask names and personal numbers in what is quoted."] =
    "Aizklāt vārdus un personas numurus citātos.",
  ["Every near miss, not the first twenty only."] =
    "Visas gandrīz sakritības, ne tikai pirmās divdesmit.",
  ["JSON lines: the whole, each duty, disagreement and near miss."] =
    "JSON rindas: kopums, katrs pienākums, katra atšķirība un gandrīz sakritība.",
  ["Look at the evaluations of stored contacts, and add to them."] =
    "Apskatīt krātuves kontaktu izvērtējumus un tos papildināt.",
  ["The contacts, their scores and what waits for people."] =
    "Kontakti, to vērtējumi un tas, kas gaida cilvēkus.",
  ["The zone of times."] = "Laiku josla.",
  ["Those of one agent."] = "Tikai viena aģenta kontakti.",
  ["Those with a dispute to decide or an answer to give."] =
    "Tie, kuros jāizlemj iebildums vai jāatbild uz jautājumu.",
  ["JSON, one object a line."] = "JSON, viens objekts rindā.",
  ["The form: what machine and people say of each duty."] =
    "Veidlapa: ko par katru pienākumu saka iekārta un cilvēki.",
  ["The contact's id."] = "Kontakta identifikators.",
  ["Write it as a page."] = "Uzrakstīt to kā lapu.",
  ["What happened to a contact, step by step."] = "Kas ar kontaktu notika, soli pa solim.",
  ["Put a person's word in the place of a verdict."] = "Likt cilvēka vārdu sprieduma vietā.",
  ["A duty, as hold.return, or one run of it, as hold.return#2."] =
    "Pienākums, piemēram, hold.return, vai viena tā reize, piemēram, hold.return#2.",
  ["What holds."] = "Kas ir pareizi.",
  ["Why."] = "Kāpēc.",
  ["Who."] = "Kas.",
  ["As what."] = "Kādā lomā.",
  ["When, where it is entered later."] = "Kad tas bija, ja to ievada vēlāk.",
  ["Say, as the agent, that what holds is wrong."] = "Aģenta vārds, ka spriedums nav pareizs.",
  ["Decide, as a lead, on a dispute."] = "Vadītāja lēmums par iebildumu.",
  ["Answer what only a person can tell, or confirm a violation."] =
    "Atbildēt uz to, ko zina tikai cilvēks, vai apstiprināt pārkāpumu.",
  ["The duty that asks."] = "Pienākums, kas jautā.",
  ["The answer."] = "Atbilde.",
  ["What there is to add."] = "Kas vēl piebilstams.",
  ["Say that a person has looked at a contact."] = "Atzīmēt, ka cilvēks kontaktu ir apskatījis.",
  ["Judge a contact again, by its policy or another."] =
    "Izvērtēt kontaktu vēlreiz pēc tā politikas vai citas.",
  ["Correct the transcript: a new version, judged at once."] =
    "Labot atšifrējumu: jauna versija, tūlīt izvērtēta.",
  ["The corrected call, as export gave it."] = "Labotā saruna, kā to deva export.",
  ["The line of the record."] = "Ieraksta rinda.",
  ["What was really said there."] = "Kas tur patiešām tika teikts.",
  ["What was said, with the numbers of the lines."] = "Kas tika teikts, ar rindu numuriem.",
  ["Another version; 1 is the original."] = "Cita versija; 1 ir sākotnējā.",
  ["The record as a call file, in its last version."] =
    "Ieraksts kā sarunas datne, pēdējā versijā.",
  ["Put recorded calls into a store, judged by a policy."] =
    "Ielikt krātuvē ierakstītas sarunas, izvērtētas pēc politikas.",
  ["Call files."] = "Sarunu datnes.",
  ["Plan which contacts of a month people look at."] =
    "Plānot, kurus mēneša kontaktus cilvēki apskata.",
  ["As 2026-11."] = "Piemēram, 2026-11.",
  ["Contacts an agent; more, up to twice as many, where many are risky."] =
    "Kontakti katram aģentam; līdz divreiz vairāk tur, kur daudz riska.",
  ["A score under which a contact is risky."] = "Vērtējums, zem kura kontakts ir riskants.",
  ["Of the draw; without it one is drawn and told."] =
    "Izlozes sēkla; bez tās viena tiek izlozēta un pateikta.",
  ["The zone of the month."] = "Mēneša laika josla.",
  ["What nobody has looked at yet."] = "Ko vēl neviens nav apskatījis.",
  ["A table for spreadsheet programs."] = "Tabula izklājlapu programmām.",
  ["JSON lines, one an agent."] = "JSON rindas, viena katram aģentam.",
  ["Judge stored contacts by a new policy, and count what changes."] =
    "Izvērtēt krātuves kontaktus pēc jaunas politikas un saskaitīt, kas mainās.",
  ["In their place, what hatif serve told of a shadow policy."] =
    "To vietā tas, ko hatif serve teica par ēnas politiku.",
  ["The zone of these times."] = "Šo laiku josla.",
  ["JSON lines: the whole, duties, agents, contacts that change."] =
    "JSON rindas: kopums, pienākumi, aģenti, kontakti, kas mainās.",
  ["What a week was like: what went well, what to work on, the trend."] =
    "Kāda bija nedēļa: kas izdevās, pie kā strādāt, kurp tas virzās.",
  ["As 2026-W48; this week."] = "Piemēram, 2026-W48; citādi šī nedēļa.",
  ["The day that weeks begin with."] = "Diena, ar kuru nedēļas sākas.",
  ["The zone of the week."] = "Nedēļas laika josla.",
  ["Of one agent; else the team and each agent."] =
    "Par vienu aģentu; citādi par komandu un katru aģentu.",
  ["Contacts of that team."] = "Tās komandas kontakti.",
  ["As acts, one JSON object for each agent and one for the team."] =
    "Kā darbības: JSON objekts katram aģentam un viens komandai.",
  ["Judge live: telephony events and transcripts in, acts out."] =
    "Vērtēt tiešraidē: ienāk telefonijas notikumi un atšifrējumi, iznāk darbības.",
  ["A config file (docs/serve.md)."] = "Konfigurācijas datne (docs/serve.md).",
  ["Look for mistakes in the config and its policies, and end."] =
    "Meklēt kļūdas konfigurācijā un tās politikās un beigt.",
  ["Write a call as a vCon, with what a policy makes of it."] =
    "Uzrakstīt sarunu kā vCon ar politikas spriedumiem par to.",
  ["A call file (JSON Lines or vCon)."] = "Sarunas datne (JSON Lines vai vCon).",
  ["The file to write; without it, standard output."] =
    "Datne, ko rakstīt; bez tās standarta izvade.",
  ["Show which phrases of a policy are in a text, and where, and what it nearly has."] =
    "Rādīt, kuras politikas frāzes ir tekstā, kur tās ir un kas gandrīz sakrīt.",
  ["What somebody said."] = "Ko kāds teica.",
  ["Show a text as it is compared."] = "Rādīt tekstu tādu, kā to salīdzina.",
  ["Any text."] = "Jebkurš teksts.",
  ["Which spellings are the same."] = "Kādus rakstības veidus uzskata par vienu.",
}
