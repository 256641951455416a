# The C API as a library (docs/embed.md). Included by the Makefile.

# libhatif is the module with the C API on top, for programs that are not written in Lua. It links Lua itself.
EMBED = $(patsubst src/%.c,$(BUILD)/obj/%.o,$(wildcard src/embed/*.c))
SONAME = libhatif.so.0
LIBHATIF = $(BUILD)/$(SONAME) $(BUILD)/libhatif.a $(BUILD)/hatif.pc

libhatif: $(LIBHATIF)

$(BUILD)/$(SONAME): $(OBJ) $(EMBED)
	@mkdir -p $(@D)
	$(CC) $(LIBFLAG) $(SAN) $(LDFLAGS) -Wl,-soname,$(SONAME) -o $@ $^ $(LUA_LIBS) $(LIBS)

$(BUILD)/libhatif.a: $(OBJ) $(EMBED)
	@mkdir -p $(@D)
	@rm -f $@
	$(AR) rcs $@ $^

# Written anew each time: it says PREFIX. The static library needs what is private; the Lua files lie in luadir.
$(BUILD)/hatif.pc:
	@mkdir -p $(@D)
	@version=$$(sed -n 's/.*HATIF_VERSION "\(.*\)"/\1/p' src/hatif.h); printf '%s\n' 'prefix=$(PREFIX)' 'libdir=$${prefix}/lib' 'includedir=$${prefix}/include' 'luadir=$(INST_LUADIR)' '' \
	  'Name: hatif' 'Description: Tells whether the call protocol of a contact center is being kept' \
	  "Version: $$version" 'Libs: -L$${libdir} -lhatif' 'Libs.private: $(strip $(LUA_LIBS) $(LIBS))' \
	  'Cflags: -I$${includedir}' > $@

install-libhatif: libhatif
	install -d $(DESTDIR)$(PREFIX)/lib/pkgconfig $(DESTDIR)$(PREFIX)/include
	install -m 644 src/hatif.h $(DESTDIR)$(PREFIX)/include/hatif.h
	install -m 755 $(BUILD)/$(SONAME) $(DESTDIR)$(PREFIX)/lib/$(SONAME)
	ln -sf $(SONAME) $(DESTDIR)$(PREFIX)/lib/libhatif.so
	install -m 644 $(BUILD)/libhatif.a $(DESTDIR)$(PREFIX)/lib/libhatif.a
	install -m 644 $(BUILD)/hatif.pc $(DESTDIR)$(PREFIX)/lib/pkgconfig/hatif.pc

# Its tests stand on all the floors.
$(BUILD)/c/test_embed $(BUILD)/c/test_embed_oom: $(BUILD)/c/%: spec/c/%.c $(OBJ) $(EMBED)
	@mkdir -p $(@D)
	$(CC) $(HF_CFLAGS) -MMD -MP -Ispec/c -o $@ $< $(OBJ) $(EMBED) $(LDFLAGS) $(LUA_LIBS) $(LIBS)

-include $(EMBED:.o=.d)

.PHONY: libhatif install-libhatif $(BUILD)/hatif.pc
