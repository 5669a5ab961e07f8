#pragma once
#include <sqlite3.h>

/// SQLite copies what it is given: a constant that is a cast of -1, which Swift does not import.
static inline sqlite3_destructor_type grade_sqlite3_transient(void) { return SQLITE_TRANSIENT; }
