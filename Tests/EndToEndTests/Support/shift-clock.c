/* The wall clock of one process, shifted by the seconds that a file holds: days pass in a test without any switch in the
   product. Loaded with LD_PRELOAD. Intervals (CLOCK_MONOTONIC, CLOCK_BOOTTIME) stay as they are. The file is read at each
   call, so that a test moves the clock of a running daemon; it is replaced by a rename, never written in place. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

static long shift(void) {
    const char *path = getenv("VIGIE_TEST_CLOCK_SHIFT");
    if (!path) return 0;
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0) return 0;
    char text[32] = {0};
    ssize_t count = read(file, text, sizeof text - 1);
    close(file);
    return count > 0 ? atol(text) : 0;
}

int clock_gettime(clockid_t clock, struct timespec *time) {
    int result = (int)syscall(SYS_clock_gettime, clock, time);
    if (result == 0 && clock == CLOCK_REALTIME) time->tv_sec += shift();
    return result;
}
