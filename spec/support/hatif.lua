-- The command, with the module that the suite is run with: lua5.4 spec/support/hatif.lua ARGUMENTS
os.exit(require("hatif.cli").main(arg))
