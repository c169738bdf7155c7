#pragma once
#include <stddef.h>

/// One file of a language pack as it was when the program was built.
typedef struct {
  const char *_Nonnull path;  ///< Language and name, `ru/timex.rules`.
  const unsigned char *_Nonnull bytes;
  size_t count;
} annals_pack_file;

/// All embedded files; `count` receives their number. The memory is static.
const annals_pack_file *_Nonnull annals_pack_files(size_t *_Nonnull count);

/// The packs as `annals packs compile` wrote them when the program was built, aligned to 16 bytes; null if it did not.
const unsigned char *_Nullable annals_pack_image(size_t *_Nonnull count);

/// Asks for the memory at an address, to be read soon.
static inline void annals_prefetch(const void *_Nonnull address) { __builtin_prefetch(address); }
