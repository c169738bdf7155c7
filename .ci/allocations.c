// Counts heap allocations of a program that is started with this library preloaded; says so on standard error.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdio.h>

static atomic_ulong count;

void *malloc(size_t size) {
  static void *(*original)(size_t);
  if (!original) original = (void *(*)(size_t))dlsym(RTLD_NEXT, "malloc");
  count++;
  return original(size);
}

void *aligned_alloc(size_t alignment, size_t size) {
  static void *(*original)(size_t, size_t);
  if (!original) original = (void *(*)(size_t, size_t))dlsym(RTLD_NEXT, "aligned_alloc");
  count++;
  return original(alignment, size);
}

int posix_memalign(void **memory, size_t alignment, size_t size) {
  static int (*original)(void **, size_t, size_t);
  if (!original) original = (int (*)(void **, size_t, size_t))dlsym(RTLD_NEXT, "posix_memalign");
  count++;
  return original(memory, alignment, size);
}

__attribute__((destructor)) static void report(void) { fprintf(stderr, "allocations %lu\n", count); }
