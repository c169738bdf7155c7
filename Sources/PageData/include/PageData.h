#pragma once
#include <stddef.h>

/// The style sheet and the script of the chronicle page, UTF-8. `count` receives the number of bytes; the memory is static.
const unsigned char *_Nonnull annals_page_style(size_t *_Nonnull count);
const unsigned char *_Nonnull annals_page_script(size_t *_Nonnull count);
