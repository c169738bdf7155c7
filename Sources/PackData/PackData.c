// The language folders, embedded with C23 #embed. A new file is one block and one line of the table below; a test
// compares the table with the folders.
#include "PackData.h"

static const unsigned char ar_cues_rules[] = {
#embed "packs/ar/cues.rules"
};

static const unsigned char ar_grammar_tsv[] = {
#embed "packs/ar/grammar.tsv"
};

static const unsigned char ar_inflection_tsv[] = {
#embed "packs/ar/inflection.tsv"
};

static const unsigned char ar_labels_tsv[] = {
#embed "packs/ar/labels.tsv"
};

static const unsigned char ar_meanings_tsv[] = {
#embed "packs/ar/meanings.tsv"
};

static const unsigned char ar_names_tsv[] = {
#embed "packs/ar/names.tsv"
};

static const unsigned char ar_pack_tsv[] = {
#embed "packs/ar/pack.tsv"
};

static const unsigned char ar_people_tsv[] = {
#embed "packs/ar/people.tsv"
};

static const unsigned char ar_places_tsv[] = {
#embed "packs/ar/places.tsv"
};

static const unsigned char ar_questions_rules[] = {
#embed "packs/ar/questions.rules"
};

static const unsigned char ar_rulewords_tsv[] = {
#embed "packs/ar/rulewords.tsv"
};

static const unsigned char ar_signals_tsv[] = {
#embed "packs/ar/signals.tsv"
};

static const unsigned char ar_time_tsv[] = {
#embed "packs/ar/time.tsv"
};

static const unsigned char ar_timex_rules[] = {
#embed "packs/ar/timex.rules"
};

static const unsigned char ar_triggers_rules[] = {
#embed "packs/ar/triggers.rules"
};

static const unsigned char ar_verbs_tsv[] = {
#embed "packs/ar/verbs.tsv"
};

static const unsigned char en_actors_tsv[] = {
#embed "packs/en/actors.tsv"
};

static const unsigned char en_cues_rules[] = {
#embed "packs/en/cues.rules"
};

static const unsigned char en_grammar_tsv[] = {
#embed "packs/en/grammar.tsv"
};

static const unsigned char en_inflection_tsv[] = {
#embed "packs/en/inflection.tsv"
};

static const unsigned char en_labels_tsv[] = {
#embed "packs/en/labels.tsv"
};

static const unsigned char en_objects_tsv[] = {
#embed "packs/en/objects.tsv"
};

static const unsigned char en_meanings_tsv[] = {
#embed "packs/en/meanings.tsv"
};

static const unsigned char en_pack_tsv[] = {
#embed "packs/en/pack.tsv"
};

static const unsigned char en_people_tsv[] = {
#embed "packs/en/people.tsv"
};

static const unsigned char en_places_tsv[] = {
#embed "packs/en/places.tsv"
};

static const unsigned char en_questions_rules[] = {
#embed "packs/en/questions.rules"
};

static const unsigned char en_rulewords_tsv[] = {
#embed "packs/en/rulewords.tsv"
};

static const unsigned char en_signals_tsv[] = {
#embed "packs/en/signals.tsv"
};

static const unsigned char en_time_tsv[] = {
#embed "packs/en/time.tsv"
};

static const unsigned char en_timex_rules[] = {
#embed "packs/en/timex.rules"
};

static const unsigned char en_triggers_rules[] = {
#embed "packs/en/triggers.rules"
};

static const unsigned char en_verbs_tsv[] = {
#embed "packs/en/verbs.tsv"
};

static const unsigned char ru_bodies_tsv[] = {
#embed "packs/ru/bodies.tsv"
};

static const unsigned char ru_cues_rules[] = {
#embed "packs/ru/cues.rules"
};

static const unsigned char ru_grammar_tsv[] = {
#embed "packs/ru/grammar.tsv"
};

static const unsigned char ru_inflection_tsv[] = {
#embed "packs/ru/inflection.tsv"
};

static const unsigned char ru_labels_tsv[] = {
#embed "packs/ru/labels.tsv"
};

static const unsigned char ru_meanings_tsv[] = {
#embed "packs/ru/meanings.tsv"
};

static const unsigned char ru_narrative_verbs_tsv[] = {
#embed "packs/ru/narrative-verbs.tsv"
};

static const unsigned char ru_objects_tsv[] = {
#embed "packs/ru/objects.tsv"
};

static const unsigned char ru_pack_tsv[] = {
#embed "packs/ru/pack.tsv"
};

static const unsigned char ru_people_tsv[] = {
#embed "packs/ru/people.tsv"
};

static const unsigned char ru_places_tsv[] = {
#embed "packs/ru/places.tsv"
};

static const unsigned char ru_questions_rules[] = {
#embed "packs/ru/questions.rules"
};

static const unsigned char ru_signals_tsv[] = {
#embed "packs/ru/signals.tsv"
};

static const unsigned char ru_time_tsv[] = {
#embed "packs/ru/time.tsv"
};

static const unsigned char ru_timex_rules[] = {
#embed "packs/ru/timex.rules"
};

static const unsigned char ru_triggers_rules[] = {
#embed "packs/ru/triggers.rules"
};

static const unsigned char ru_verbs_tsv[] = {
#embed "packs/ru/verbs.tsv"
};

static const unsigned char uk_cues_rules[] = {
#embed "packs/uk/cues.rules"
};

static const unsigned char uk_grammar_tsv[] = {
#embed "packs/uk/grammar.tsv"
};

static const unsigned char uk_inflection_tsv[] = {
#embed "packs/uk/inflection.tsv"
};

static const unsigned char uk_labels_tsv[] = {
#embed "packs/uk/labels.tsv"
};

static const unsigned char uk_pack_tsv[] = {
#embed "packs/uk/pack.tsv"
};

static const unsigned char uk_people_tsv[] = {
#embed "packs/uk/people.tsv"
};

static const unsigned char uk_places_tsv[] = {
#embed "packs/uk/places.tsv"
};

static const unsigned char uk_signals_tsv[] = {
#embed "packs/uk/signals.tsv"
};

static const unsigned char uk_time_tsv[] = {
#embed "packs/uk/time.tsv"
};

static const unsigned char uk_timex_rules[] = {
#embed "packs/uk/timex.rules"
};

static const unsigned char uk_triggers_rules[] = {
#embed "packs/uk/triggers.rules"
};

static const annals_pack_file files[] = {
    {"ar/cues.rules", ar_cues_rules, sizeof ar_cues_rules},
    {"ar/grammar.tsv", ar_grammar_tsv, sizeof ar_grammar_tsv},
    {"ar/inflection.tsv", ar_inflection_tsv, sizeof ar_inflection_tsv},
    {"ar/labels.tsv", ar_labels_tsv, sizeof ar_labels_tsv},
    {"ar/meanings.tsv", ar_meanings_tsv, sizeof ar_meanings_tsv},
    {"ar/names.tsv", ar_names_tsv, sizeof ar_names_tsv},
    {"ar/pack.tsv", ar_pack_tsv, sizeof ar_pack_tsv},
    {"ar/people.tsv", ar_people_tsv, sizeof ar_people_tsv},
    {"ar/places.tsv", ar_places_tsv, sizeof ar_places_tsv},
    {"ar/questions.rules", ar_questions_rules, sizeof ar_questions_rules},
    {"ar/rulewords.tsv", ar_rulewords_tsv, sizeof ar_rulewords_tsv},
    {"ar/signals.tsv", ar_signals_tsv, sizeof ar_signals_tsv},
    {"ar/time.tsv", ar_time_tsv, sizeof ar_time_tsv},
    {"ar/timex.rules", ar_timex_rules, sizeof ar_timex_rules},
    {"ar/triggers.rules", ar_triggers_rules, sizeof ar_triggers_rules},
    {"ar/verbs.tsv", ar_verbs_tsv, sizeof ar_verbs_tsv},
    {"en/actors.tsv", en_actors_tsv, sizeof en_actors_tsv},
    {"en/cues.rules", en_cues_rules, sizeof en_cues_rules},
    {"en/grammar.tsv", en_grammar_tsv, sizeof en_grammar_tsv},
    {"en/inflection.tsv", en_inflection_tsv, sizeof en_inflection_tsv},
    {"en/labels.tsv", en_labels_tsv, sizeof en_labels_tsv},
    {"en/objects.tsv", en_objects_tsv, sizeof en_objects_tsv},
    {"en/meanings.tsv", en_meanings_tsv, sizeof en_meanings_tsv},
    {"en/pack.tsv", en_pack_tsv, sizeof en_pack_tsv},
    {"en/people.tsv", en_people_tsv, sizeof en_people_tsv},
    {"en/places.tsv", en_places_tsv, sizeof en_places_tsv},
    {"en/questions.rules", en_questions_rules, sizeof en_questions_rules},
    {"en/rulewords.tsv", en_rulewords_tsv, sizeof en_rulewords_tsv},
    {"en/signals.tsv", en_signals_tsv, sizeof en_signals_tsv},
    {"en/time.tsv", en_time_tsv, sizeof en_time_tsv},
    {"en/timex.rules", en_timex_rules, sizeof en_timex_rules},
    {"en/triggers.rules", en_triggers_rules, sizeof en_triggers_rules},
    {"en/verbs.tsv", en_verbs_tsv, sizeof en_verbs_tsv},
    {"ru/bodies.tsv", ru_bodies_tsv, sizeof ru_bodies_tsv},
    {"ru/cues.rules", ru_cues_rules, sizeof ru_cues_rules},
    {"ru/grammar.tsv", ru_grammar_tsv, sizeof ru_grammar_tsv},
    {"ru/inflection.tsv", ru_inflection_tsv, sizeof ru_inflection_tsv},
    {"ru/labels.tsv", ru_labels_tsv, sizeof ru_labels_tsv},
    {"ru/meanings.tsv", ru_meanings_tsv, sizeof ru_meanings_tsv},
    {"ru/narrative-verbs.tsv", ru_narrative_verbs_tsv, sizeof ru_narrative_verbs_tsv},
    {"ru/objects.tsv", ru_objects_tsv, sizeof ru_objects_tsv},
    {"ru/pack.tsv", ru_pack_tsv, sizeof ru_pack_tsv},
    {"ru/people.tsv", ru_people_tsv, sizeof ru_people_tsv},
    {"ru/places.tsv", ru_places_tsv, sizeof ru_places_tsv},
    {"ru/questions.rules", ru_questions_rules, sizeof ru_questions_rules},
    {"ru/signals.tsv", ru_signals_tsv, sizeof ru_signals_tsv},
    {"ru/time.tsv", ru_time_tsv, sizeof ru_time_tsv},
    {"ru/timex.rules", ru_timex_rules, sizeof ru_timex_rules},
    {"ru/triggers.rules", ru_triggers_rules, sizeof ru_triggers_rules},
    {"ru/verbs.tsv", ru_verbs_tsv, sizeof ru_verbs_tsv},
    {"uk/cues.rules", uk_cues_rules, sizeof uk_cues_rules},
    {"uk/grammar.tsv", uk_grammar_tsv, sizeof uk_grammar_tsv},
    {"uk/inflection.tsv", uk_inflection_tsv, sizeof uk_inflection_tsv},
    {"uk/labels.tsv", uk_labels_tsv, sizeof uk_labels_tsv},
    {"uk/pack.tsv", uk_pack_tsv, sizeof uk_pack_tsv},
    {"uk/people.tsv", uk_people_tsv, sizeof uk_people_tsv},
    {"uk/places.tsv", uk_places_tsv, sizeof uk_places_tsv},
    {"uk/signals.tsv", uk_signals_tsv, sizeof uk_signals_tsv},
    {"uk/time.tsv", uk_time_tsv, sizeof uk_time_tsv},
    {"uk/timex.rules", uk_timex_rules, sizeof uk_timex_rules},
    {"uk/triggers.rules", uk_triggers_rules, sizeof uk_triggers_rules},
};

const annals_pack_file *annals_pack_files(size_t *count) {
  *count = sizeof files / sizeof files[0];
  return files;
}

// Compiled packs, where `make packs` has written them: the program then starts without compiling.
#if __has_embed("packs/compiled.image") == __STDC_EMBED_FOUND__
_Alignas(16) static const unsigned char image[] = {
#embed "packs/compiled.image"
};

const unsigned char *annals_pack_image(size_t *count) {
  *count = sizeof image;
  return image;
}
#else
const unsigned char *annals_pack_image(size_t *count) {
  *count = 0;
  return NULL;
}
#endif
