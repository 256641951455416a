-- An evaluation without what is personal in it: in its contact, in the words its verdicts rest on,
-- and in what people wrote.

---@param redactor hatif.redactor of the contact
---@param form hatif.evaluation.form changed in place
---@return hatif.evaluation.form form
return function(redactor, form)
  form.contact = redactor:value(form.contact)
  for _, section in ipairs(form.sections) do
    for _, item in ipairs(section.items) do
      item.machine = redactor:verdict(item.machine)
      for _, name in ipairs { "person", "answer", "dispute", "decision" } do
        item[name] = item[name] and redactor:value(item[name])
      end
    end
  end
  for i, step in ipairs(form.steps) do form.steps[i] = redactor:value(step) end
  return form
end
