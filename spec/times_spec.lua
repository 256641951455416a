-- luacheck: no max line length
-- hatif.text.times: points in time as people promise them, due by a clock and working hours.
local text = require("hatif").text

local MINUTE, DAY = 60000, 86400000
local RIYADH = { offset = 180, week = { sun = "09:00-17:00", mon = "09:00-13:00, 16:00-20:00",
  tue = "09:00-17:00", wed = "09:00-17:00", thu = "09:00-17:00" } }

-- Sunday 2026-03-01 in Riyadh; 2026-03-01T00:00Z is day 20513 of the epoch.
local function riyadh(day, clock)
  local h, m = clock:match("^(%d+):(%d+)$")
  return (20513 + day) * DAY + (h * 60 + m - 180) * MINUTE
end

-- The end of a day is that day's 24:00.
local function shown(due)
  local minute = due // MINUTE + 180
  local day, clock = minute // 1440 - 20513, minute % 1440
  if clock == 0 then day, clock = day - 1, 1440 end
  return ("%d %02d:%02d"):format(day, clock // 60, clock % 60)
end

-- Said on day 0, a Sunday, at 10:00: the day of the due time, and its clock.
local CASES = {
  { "بكرة الصبح", "1 12:00" },
  { "بكره", "1 20:00" },
  { "غدًا صباحًا", "1 12:00" },
  { "بعد بكرة الظهر", "2 15:00" },
  { "اليوم", "0 17:00" },
  { "خلال اليوم", "0 17:00" },
  { "اليوم المسا", "0 21:00" },
  { "الليلة", "0 24:00" },
  { "بعد العصر", "0 18:00" },
  { "بعد الظهر", "0 18:00" },
  { "قبل الظهر", "0 12:00" },
  { "بكرة قبل الظهر", "1 12:00" },
  { "قبل نهاية الدوام", "0 17:00" },
  { "قبل نهاية دوام", "" },
  { "نهاية اليوم", "0 17:00" },
  { "بكرة نهاية الدوام", "1 20:00" },
  { "يوم الأحد الساعة عشر", "7 10:00" },
  { "يوم الأحد الساعة ١١", "0 11:00" },
  { "يوم الاثنين الساعة خمس", "1 17:00" },
  { "الاثنين الجاي", "1 20:00" },
  { "الأحد القادم", "7 17:00" },
  { "يوم الثلاثاء", "2 17:00" },
  { "يوم الأربعاء الصبح", "3 12:00" },
  { "يوم الخميس بعد العصر", "4 18:00" },
  { "يوم الجمعة", "5 24:00" },
  { "قبل يوم الثلاثاء", "1 24:00" },
  { "يوم الثلاثاء القادم بعد صلاة المغرب", "2 21:00" },
  { "الساعة خمس", "0 17:00" },
  { "الساعة عشر ونص", "0 10:30" },
  { "الساعة عشرة إلا ربع", "0 21:45" },
  { "الساعة ٥:٣٠ العصر", "0 17:30" },
  { "الساعة الخامسة مساءً", "0 17:00" },
  { "الساعة الحادية عشرة صباحًا", "0 11:00" },
  { "الساعة ٩ صباحًا", "1 09:00" },
  { "٥ م", "0 17:00" },
  { "بكرة الساعة ٩", "1 09:00" },
  { "بكرة الساعة ثنتين", "1 14:00" },
  { "الساعة خمسة وعشرين دقيقة العصر", "0 17:20" },
  { "الساعة ثنتين وخمس", "0 14:05" },
  { "بعد الساعة خمس", "0 24:00" },
  { "خلال يومين عمل", "2 17:00" },
  { "خلال ٥ أيام عمل", "7 17:00" },
  { "خلال ٩ ساعات عمل", "1 11:00" },
  { "خلال ساعتين", "0 12:00" },
  { "بعد يومين", "2 10:00" },
  { "خلال ٢٤-٤٨ ساعة", "2 10:00" },
  { "بعد ساعة ونص", "0 11:30" },
  { "tomorrow by noon", "1 12:00" },
  { "tomorrow morning", "1 12:00" },
  { "by tomorrow", "1 20:00" },
  { "before tomorrow", "0 24:00" },
  { "the day after tomorrow", "2 17:00" },
  { "by the end of the day", "0 17:00" },
  { "end of business tomorrow", "1 20:00" },
  { "this afternoon", "0 18:00" },
  { "tonight", "0 24:00" },
  { "on Tuesday at 10 am", "2 10:00" },
  { "next Sunday", "7 17:00" },
  { "at half past four tomorrow", "1 16:30" },
  { "at 5 pm", "0 17:00" },
  { "10 o'clock tomorrow", "1 10:00" },
  { "in two hours", "0 12:00" },
  { "within two business days", "2 17:00" },
  { "rīt no rīta", "1 12:00" },
  { "parīt", "2 17:00" },
  { "šovakar", "0 21:00" },
  { "svētdien plkst. 10.30", "0 10:30" },
  { "divu stundu laikā", "0 12:00" },
  { "pēc divām stundām", "0 12:00" },
  { "līdz darba dienas beigām", "0 17:00" },
  { "rīt līdz pusdienlaikam", "1 12:00" },
  -- Weeks and months: due with the last of their working days.
  { "الأسبوع الجاي", "11 17:00" },
  { "خلال الأسبوع القادم", "11 17:00" },
  { "الاسبوع اللي جاي إن شاء الله", "11 17:00" },
  { "هالأسبوع", "4 17:00" },
  { "خلال هذا الأسبوع", "4 17:00" },
  { "قبل نهاية الأسبوع", "4 17:00" },
  { "نهاية الأسبوع الجاي", "11 17:00" },
  { "قبل الأسبوع الجاي", "6 24:00" },
  { "الاثنين الأسبوع الجاي", "8 20:00" },
  { "يوم الأحد الأسبوع الجاي الساعة عشر", "7 10:00" },
  { "آخر الشهر", "30 17:00" },
  { "مع نهاية الشهر", "30 17:00" },
  { "نهاية هذا الشهر", "30 17:00" },
  { "الشهر الجاي", "60 17:00" },
  { "next week", "11 17:00" },
  { "on Monday next week", "8 20:00" },
  { "by the end of the week", "4 17:00" },
  { "this week", "4 17:00" },
  { "before the end of next week", "11 17:00" },
  { "end of the month", "30 17:00" },
  { "by the end of this month", "30 17:00" },
  { "next month", "60 17:00" },
  { "nākamnedēļ", "11 17:00" },
  { "nākamajā nedēļā", "11 17:00" },
  { "šonedēļ", "4 17:00" },
  { "līdz nedēļas beigām", "4 17:00" },
  { "mēneša beigās", "30 17:00" },
  { "līdz mēneša beigām", "30 17:00" },
  { "nākammēnes", "60 17:00" },
  { "nākamajā mēnesī", "60 17:00" },
  { "خلال أسبوع", "7 10:00" },
  { "within the next week", "" }, { "the week", "" }, { "هذا الطلب", "" }, { "الشهر", "" },
  { "last week", "" }, { "الأسبوع الماضي", "" }, { "آخر شيء", "" },
  -- No time.
  { "في أقرب وقت", "" }, { "بعد شوي", "" }, { "قبل ساعتين", "" }, { "لمدة ساعتين", "" },
  { "صباح الخير", "" }, { "good morning", "" }, { "as soon as possible", "" }, { "later", "" },
  { "مرة ثانية", "" }, { "رقم الطلب ٥", "" }, { "labrīt", "" }, { "at 5 percent", "" },
  { "بعد الطلب", "" }, { "two hours", "" },
  -- Pieces beside each other that do not belong together, and words that only begin like one.
  { "day after tomorrow", "2 17:00" },
  { "يوم بعد بكرة", "2 17:00" },
  { "the day after", "" },
  { "بعد اليوم", "0 17:00" },
  { "بكرة وبعد بكرة", "1 20:00 | 2 17:00" },
  { "بكرة يوم الأحد", "1 20:00 | 0 17:00" },
  { "يوم الأحد بكرة", "0 17:00 | 1 20:00" },
  { "tonight this evening", "0 24:00 | 0 21:00" },
  { "يوم الثالث", "" },
  { "يوم الثلوث", "2 17:00" },
  { "next", "" },
  { "next Sunday next", "7 17:00" },
  { "يوم", "" },
  { "اليوم يوم الأحد", "0 17:00 | 0 17:00" },
  { "الأحد والاثنين", "0 17:00 | 1 20:00" },
  { "on Sunday on Monday", "0 17:00 | 1 20:00" },
  { "هذا الأسبوع هذا الشهر", "4 17:00 | 30 17:00" },
  { "الأسبوع الجاي الشهر الجاي", "11 17:00 | 60 17:00" },
  { "بكرة الأسبوع الجاي", "1 20:00 | 11 17:00" },
  { "nedēļas beigās", "4 17:00" },
  { "mēneša beigas", "30 17:00" },
  { "nākamās nedēļas beigās", "11 17:00" },
  { "šīs nedēļas beigās", "4 17:00" },
  { "بكرة الصبح المسا", "1 12:00 | 0 21:00" },
  { "darba diena", "" },
  { "darba laika beigām", "0 17:00" },
  { "dienas beigās", "0 17:00" },
  { "līdz dienas beigām", "0 17:00" },
  { "end of work", "0 17:00" },
  { "end of the working day", "0 17:00" },
  { "end of the shift", "0 17:00" },
  { "by the end of today", "0 17:00" },
  { "before the end of business", "0 17:00" },
  { "نهاية دوام بكرة", "1 20:00" },
  { "الساعة عشرة إلا خمس دقايق", "0 21:55" },
  { "الساعة عشرة إلا عشر ثواني", "0 22:00" },
  { "الساعة عشرة إلا شي", "0 22:00" },
  { "الساعة عشر وربع", "0 10:15" },
  { "الساعة عشر وخمس دقايق", "0 10:05" },
  { "الساعة عشر وسبعين", "0 22:00" },
  { "الساعة الأولى ظهرًا", "0 13:00" },
  { "الساعة الثانية عشرة ظهرًا", "0 12:00" },
  { "الساعة الثانية عشرة ليلًا", "0 24:00" },
  { "الساعة الثانية بعد منتصف الليل", "1 02:00" },
  { "الساعة الثانية", "0 14:00" },
  { "الساعة الاثنين", "1 20:00" },
  { "الساعة عشرين", "0 20:00" },
  { "at 10:75", "" },
  { "at 10:30:15", "0 10:30" },
  { "at 10.5", "" },
  { "plkst. 10.30", "0 10:30" },
  { "plkst. 9.5", "" },
  { "at 25", "" },
  { "at 10:30", "0 10:30" },
  { "الساعة خمسة وعشرين", "0 17:20" },
  { "الساعة خمسة وعشرين ثانية", "" },
  { "الساعة خمسة وثلاثين دقيقة", "0 17:30" },
  { "at a quarter past ten", "0 10:15" },
  { "at quarter to five", "0 16:45" },
  { "half of five", "" },
  { "quarter past thirty", "" },
  { "five past ten", "0 10:05" },
  { "ten to five", "" },
  { "at 12 am", "0 24:00" },
  { "at 12 pm", "0 12:00" },
  { "at 13 pm", "" },
  { "12 noon", "0 12:00" },
  { "at noon", "0 12:00" },
  { "at midnight", "0 24:00" },
  { "الساعة ١٢ الليل", "0 24:00" },
  { "الساعة ٧ الليل", "0 19:00" },
  { "الساعة ٢ الليل", "1 02:00" },
  { "الساعة ١٢ ونص الليل", "1 00:30" },
  { "الساعة ١٢ الصبح", "0 24:00" },
  { "الساعة ١١ الظهر", "0 11:00" },
  { "الساعة ١ الظهر", "0 13:00" },
  { "الساعة ٨ المغرب", "0 20:00" },
  { "الساعة ١٣", "0 13:00" },
  { "بعد الساعة ٢ الظهر", "0 17:00" },
  { "after 5 pm", "0 24:00" },
  { "خلال ٥٠٠٠ يوم", "" },
  { "خلال ٤٠٠٠ يوم عمل", "" },
  { "خلال ٩٠٠٠٠ ساعة عمل", "" },
  { "within a week", "7 10:00" },
  { "in a week next", "7 10:00" },
  { "that week", "" },
  { "week next", "" },
  { "divu nedēļu laikā", "14 10:00" },
  { "laikā", "" },
  { "pēc nedēļas", "7 10:00" },
  { "بعد أسبوع", "7 10:00" },
  { "بعد شهر", "30 10:00" },
  { "الساعة ١٢ ونص", "0 12:30" },
  { "بكرة الساعة ١٢ ونص الليل", "2 00:30" },
  { "نص الليل", "0 24:00" },
  { "منتصف الليل", "0 24:00" },
  { "قبل منتصف الليل", "0 24:00" },
  { "لمنتصف الليل", "0 24:00" },
  { "الساعة وحدة بعد نص الليل", "1 01:00" },
  { "from ten to five", "" },
  { "we work from ten to five tomorrow", "1 20:00" },
  { "by ten to five", "0 16:50" },
  { "at five past ten tomorrow", "1 10:05" },
  { "tomorrow at midnight", "1 24:00" },
  { "by midnight", "0 24:00" },
  { "12 midnight", "0 24:00" },
  { "twelve noon tomorrow", "1 12:00" },
  { "before noon", "0 12:00" },
  { "afternoon", "" },
  { "after noon", "0 17:00" },
  { "pusnaktī", "0 24:00" },
  { "līdz pusnaktij", "0 24:00" },
  { "līdz darba laika beigām", "0 17:00" },
  { "one past", "" },
  { "noon", "0 12:00" },
  { "by noon", "0 12:00" },
  { "المرة الأولى", "" },
  { "12:30 am tomorrow", "1 00:30" },
  { "الساعة وحدة", "0 13:00" },
  { "الساعة واحدة", "0 13:00" },
  { "الساعة وحدة الظهر", "0 13:00" },
  { "الساعة واحدة ونص", "0 13:30" },
  { "quarter to five", "0 16:45" },
  { "midnight", "0 24:00" },
  { "الساعة وحدة ونص الظهر", "0 13:30" },
  { "عندي وحدة بكرة", "1 20:00" },
  { "في مكالمة وحدة بعد الظهر", "0 18:00" },
  { "12:45 pm", "0 12:45" },
  { "نص الليل بكرة", "1 24:00" },
  { "بعد نص ساعة", "0 10:30" },
  { "نص", "" },
  { "half past", "" },
  { "a quarter past nine tomorrow", "1 09:15" },
  { "الساعة الواحدة والنصف ظهرًا", "0 13:30" },
  { "الساعة العاشرة والربع صباحًا", "0 10:15" },
  { "الساعة العاشرة والنصف", "0 10:30" },
  { "الساعة الثالثة إلا ربعًا", "0 14:45" },
  { "الساعة الثالثة إلا خمس دقائق", "0 14:55" },
  { "الساعة الثانية عشرة والنصف ليلًا", "1 00:30" },
  { "الساعة ثلاثة إلا ثلث", "0 14:40" },
  { "الساعة ثلاثة وثلث", "0 15:20" },
  { "الساعة ثمان ونص إلا خمس", "0 20:25" },
  { "الساعة ٨ وربع الصبح", "1 08:15" },
  { "الساعة العاشرة وعشر دقائق", "0 10:10" },
  { "الساعة العاشرة و١٠ دقائق", "0 10:10" },
  { "بكرة عالساعة عشر", "1 10:00" },
  { "على الساعة خمس العصر", "0 17:00" },
  { "الساعة خمس و عشر دقايق", "0 17:10" },
  { "الساعة عشر و بكرة", "0 22:00 | 1 20:00" },
  { "عالساعة خمس", "0 17:00" },
  { "بكرة ع الساعة عشر", "1 10:00" },
  { "نتصل بك الساعة الحادية عشرة والربع صباحًا", "0 11:15" },
  { "at ten and tomorrow", "1 20:00" },
  { "at ten and five", "" },
}

-- Said on day 0 at another time of it.
local SAID_AT = {
  { "15:00", "الساعة ٢", "1 14:00" },
  { "21:00", "الساعة عشر", "0 22:00" },
  { "21:00", "الساعة تسع", "1 09:00" },
  { "15:00", "اليوم الساعة تسع", "0 21:00" },
  { "10:00", "اليوم الساعة تسع", "0 21:00" },
  { "18:00", "اليوم", "0 24:00" },
  { "18:00", "today", "0 24:00" },
  { "18:00", "نهاية الدوام", "1 20:00" },
  { "18:00", "الصبح", "1 12:00" },
  { "18:00", "بعد الساعة خمس", "1 20:00" },
  { "18:00", "الأحد الساعة عشر", "7 10:00" },
  { "00:10", "الساعة ١٢ ونص الليل", "0 00:30" },
  { "18:00", "الساعة ١٢ ونص", "1 12:30" },
}

describe("text.times", function()
  local at = riyadh(0, "10:00")

  for _, case in ipairs(CASES) do
    it("knows when it is due: " .. case[1], function()
      local out = {}
      for i, t in ipairs(text.times(case[1], at, RIYADH)) do out[i] = shown(t.due) end
      assert.equal(case[2], table.concat(out, " | "))
    end)
  end

  for _, case in ipairs(SAID_AT) do
    it("knows when it is due: " .. case[2] .. ", said at " .. case[1], function()
      local out = {}
      for i, t in ipairs(text.times(case[2], riyadh(0, case[1]), RIYADH)) do out[i] = shown(t.due) end
      assert.equal(case[3], table.concat(out, " | "))
    end)
  end

  it("gives the place in the original", function()
    local s = "نتصل عليك بُكرَة الصُّبح إن شاء الله"
    local t = text.times(s, at, RIYADH)
    assert.equal("بُكرَة الصُّبح", s:sub(t[1].first, t[1].last))
  end)

  it("counts in UTC without a calendar, every day from nine to five", function()
    local noon = 20513 * DAY + 720 * MINUTE
    assert.equal(20513 * DAY + 1020 * MINUTE, text.times("by the end of the day", noon)[1].due)
    assert.equal(20515 * DAY + 1020 * MINUTE, text.times("within two working days", noon)[1].due)
  end)

  it("takes the parts of the day from the calendar", function()
    local calendar = { offset = 180, parts = { morning = "08:00-11:30" } }
    assert.equal("1 11:30", shown(text.times("بكرة الصبح", at, calendar)[1].due))
  end)

  it("finds no working time in a week without any", function()
    assert.same({}, text.times("within two working days", at, { week = {} }))
  end)

  it("goes on after the end of work on the next working day", function()
    local function due_at(day)
      return text.times("قبل نهاية الدوام", riyadh(day, "18:00"), RIYADH)[1].due
    end
    assert.equal("1 20:00", shown(due_at(0)))
    assert.equal("7 17:00", shown(due_at(4)))
  end)

  -- Latvia puts its clocks on in the night to Sunday 2026-03-29, and back in the night to 2026-10-25.
  it("keeps to the clock of its zone where summer time begins and ends", function()
    local riga = { zone = "Europe/Riga", week = { mon = "09:00-18:00", tue = "09:00-18:00", fri = "09:00-18:00" } }
    local function utc(s) -- "03-27 10:00", of 2026
      local month, day, h, m = s:match("^(%d+)-(%d+) (%d+):(%d+)$")
      local before = { ["03"] = 59, ["10"] = 273, ["11"] = 304 }
      return ((20454 + before[month] + day - 1) * 1440 + h * 60 + m) * MINUTE
    end
    local cases = {
      { "03-27 10:00", "rīt plkst. 12:00", "03-28 10:00" }, -- still winter
      { "03-27 10:00", "svētdien plkst. 12:00", "03-29 09:00" },
      { "03-27 10:00", "pirmdien", "03-30 15:00" },
      { "03-27 10:00", "within 3 working hours", "03-27 13:00" },
      { "03-27 15:00", "within 3 working hours", "03-30 08:00" },
      { "10-23 10:00", "next week", "10-30 16:00" },
      { "10-23 10:00", "pirmdien plkst. 9:30", "10-26 07:30" },
      { "03-28 23:30", "pēc divām stundām", "03-29 01:30" }, -- a span is no clock
    }
    for _, case in ipairs(cases) do
      assert.equal(utc(case[3]), text.times(case[2], utc(case[1]), riga)[1].due, case[1] .. " " .. case[2])
    end
  end)

  it("asks the dated exceptions, the narrower one first", function()
    local week = {}
    for k, v in pairs(RIYADH.week) do week[k] = v end
    local calendar = { zone = "UTC+3", week = week, except = {
      ["2026-03-02..2026-03-04"] = "10:00-15:00", ["2026-03-03"] = false, ["2026-03-31"] = false } }
    assert.equal("1 15:00", shown(text.times("بكرة", at, calendar)[1].due))
    assert.equal("3 15:00", shown(text.times("خلال يومين عمل", at, calendar)[1].due))
    assert.equal("29 20:00", shown(text.times("آخر الشهر", at, calendar)[1].due))
  end)

  it("takes hours past midnight as those of the day that they begin on", function()
    assert.equal("1 02:00", shown(text.times("قبل نهاية الدوام", at, { offset = 180, work = "18:00-02:00" })[1].due))
  end)

  it("begins a week behind its longest run of closed days", function()
    local egypt = { offset = 180, week = {} } -- Friday is closed: the week begins on Saturday
    for _, d in ipairs { "sat", "sun", "mon", "tue", "wed", "thu" } do egypt.week[d] = "09:00-17:00" end
    assert.equal("11 17:00", shown(text.times("next week", at, egypt)[1].due))
    assert.equal("6 17:00", shown(text.times("on Saturday next week", at, egypt)[1].due))
    assert.equal("0 17:00", shown(text.times("end of the week", at, { offset = 180 })[1].due)) -- Monday to Sunday
  end)

  it("names a bad argument", function()
    local refused = {
      { "an integer from", {} , "x" },
      { 'unknown key "zones"', { zones = "Asia/Riyadh" }, 0 },
      { 'zone must be a name like "Asia/Riyadh" or "UTC+3", got Asia/Mecca', { zone = "Asia/Mecca" }, 0 },
      { "zone must be a name", { zone = 3 }, 0 },
      { 'except: "2026-02-29" must be a date', { except = { ["2026-02-29"] = false } }, 0 },
      { 'except: "2026-03-02..2026-03-01" must be', { except = { ["2026-03-02..2026-03-01"] = false } }, 0 },
      { "2026-03-02 must be hours", { except = { ["2026-03-02"] = true } }, 0 },
      { "morning must be hours of one day", { parts = { morning = "22:00-02:00" } }, 0 },
      { 'unknown key "sunday"', { week = { sunday = "09:00-17:00" } }, 0 },
      { 'sun must be hours like "09:00-17:00", got 9-17', { week = { sun = "9-17" } }, 0 },
      { "sun must be hours", { week = { sun = "17:00-17:00" } }, 0 },
      { "sun must be hours", { week = { sun = "09:00-12:00, 11:00-13:00" } }, 0 },
      { "work must be hours", { work = 9 }, 0 },
      { "offset must be minutes", { offset = "+3" }, 0 },
      { "week must be a table", { week = 1 }, 0 },
      { "table expected", 5, 0 },
    }
    for _, case in ipairs(refused) do
      assert.error_matches(function() text.times("x", case[3], case[2]) end, case[1], 1, true)
    end
  end)
end)
