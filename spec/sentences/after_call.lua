-- luacheck: no max line length
-- What people say for the phrases of the pack after_call, and what only sounds like it.  Read by support/sentences.lua.
return {
  {
    phrase = "after_call/hard",
    is = {
      ar = {
        "أنا معصبة جداً منكم", "والله إنكم نصابين", "حسبي الله ونعم الوكيل فيكم", "طفح الكيل معكم", "انتو قهرتوني", "حرام عليكم اللي بتعملوه",
        "أنا زهقت منكم خلاص", "هذي مهزلة بصراحة", "بشتكي عليكم عند حماية المستهلك", "انتو كذابين", "عيب عليكم هالأسلوب", "أنا متنرفز من الصبح",
        "قرفت منكم ومن خدمتكم",
      },
      en = {
        "I am furious with you", "this is ridiculous", "you are a bunch of liars", "I am fed up", "what a disgraceful service", "you thieves",
        "I am outraged", "you absolute idiots", "this is an outrage", "I am furious",
      },
      lv = { "Esmu nikna uz jums", "Esmu sašutis", "Kauns jums", "Jūs esat krāpnieki", "Pietiek vienreiz", "Tas ir ārprāts", "Jūs esat meļi" },
    },
    isnt = {
      "أنا مو معصب", "شكراً على تعبكم", "أنا مبسوط معكم", "I am not furious", "you have been very kind", "Es neesmu nikna", "Liels paldies jums",
    },
  },
}
