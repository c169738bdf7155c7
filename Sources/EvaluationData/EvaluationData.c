#include "EvaluationData.h"

static const unsigned char trimmed_words[] = {
#embed "trimmed-words.txt"
};

const unsigned char *annals_trimmed_words(size_t *count) {
  *count = sizeof trimmed_words;
  return trimmed_words;
}

static const unsigned char vague_numbers[] = {
#embed "vague-numbers.txt"
};

const unsigned char *annals_vague_numbers(size_t *count) {
  *count = sizeof vague_numbers;
  return vague_numbers;
}
