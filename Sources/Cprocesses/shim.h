#pragma once
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <sched.h>
#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>

/// Swift does not import fork(): a copy of the process, in which 0 is returned.
static inline pid_t grade_fork(void) { return fork(); }

/// Has the kernel end this process when its parent ends, but not while it writes a file: by a signal
/// that can be blocked. The signals that end it do so whatever the parent made of them. Returns
/// whether the parent is still there; prctl() is variadic, which Swift lacks.
static inline int grade_end_with_parent(pid_t parent) {
  sigset_t ending;
  sigemptyset(&ending);
  sigaddset(&ending, SIGTERM);
  sigaddset(&ending, SIGALRM);
  signal(SIGTERM, SIG_DFL);
  signal(SIGALRM, SIG_DFL);
  sigprocmask(SIG_UNBLOCK, &ending, 0);
  prctl(PR_SET_PDEATHSIG, SIGTERM);
  return getppid() == parent;
}

/// The number of processors that this process may use, or 0; its macros are none that Swift imports.
static inline int grade_processors(void) {
  cpu_set_t set;
  return sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 0;
}
