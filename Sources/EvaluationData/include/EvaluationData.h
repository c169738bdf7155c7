#pragma once
#include <stddef.h>

/// Words that are cut off both ends of a span before spans are compared (`--trim`): UTF-8, divided by white space.
/// `count` receives the number of bytes; the memory is static.
const unsigned char *_Nonnull annals_trimmed_words(size_t *_Nonnull count);

/// Words that say how many without a figure (dozens, hundreds): UTF-8, divided by white space. `count` receives the number
/// of bytes; the memory is static.
const unsigned char *_Nonnull annals_vague_numbers(size_t *_Nonnull count);
