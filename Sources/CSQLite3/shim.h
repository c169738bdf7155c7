#include <malloc.h>  // mallinfo2, for the figure of memory
#include <sqlite3.h>
