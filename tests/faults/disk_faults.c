/* Stands between a process and its disk (LD_PRELOAD): counts what changes files below one folder, and at the nth such
 * step kills the process, tears the write, or refuses from there on. It can also write down every step, so that a power
 * cut can be played afterwards.
 *
 * Nothing happens until `faults_arm` is called, so that one process can start a child for each step by fork alone.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

enum how { OFF, COUNT, KILL_BEFORE, KILL_AFTER, KILL_TORN, REFUSE };

static enum how how = OFF;
static char folder[4096];
static size_t folder_length;
static long at, counted;
static int refusal, log_file = -1;

void faults_arm(const char *below, int what, long nth, int error) {
    snprintf(folder, sizeof folder, "%s", below);
    folder_length = strlen(folder);
    how = what;
    at = nth;
    refusal = error;
    counted = 0;
}

void faults_disarm(void) { how = OFF; }

long faults_counted(void) { return counted; }

void faults_log(const char *path) {
    log_file = (int)syscall(SYS_openat, AT_FDCWD, path, O_CREAT | O_WRONLY | O_APPEND, 0600);
}

static void put(const void *bytes, size_t length) {
    if (syscall(SYS_write, log_file, bytes, length) != (long)length)
        _exit(97);
}

/* One line of the log: kind, offset, length, path, bytes. */
static void note(char kind, const char *path, uint64_t offset, const void *bytes, uint64_t length) {
    uint32_t name = (uint32_t)strlen(path);
    if (log_file < 0)
        return;
    put(&kind, 1);
    put(&offset, 8);
    put(&length, 8);
    put(&name, 4);
    put(path, name);
    if (length)
        put(bytes, length);
}

void faults_mark(const char *what) { note('P', what, 0, NULL, 0); }

static int below(const char *path) {
    return how != OFF && strncmp(path, folder, folder_length) == 0 && !strstr(path, "-shm");
}

static int below_folder(int file, char *path, size_t size) {
    char link[64];
    ssize_t length;
    if (how == OFF)
        return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    length = syscall(SYS_readlinkat, AT_FDCWD, link, path, size - 1);
    if (length < 0)
        return 0;
    path[length] = 0;
    return below(path);
}

static void die(void) {
    syscall(SYS_kill, getpid(), SIGKILL);
    for (;;)
        pause();
}

/* Counts a step. 1: go on. 0: refuse it, with errno set. Does not return where this is the step to die before. */
static int step(void) {
    counted++;
    if (how == KILL_BEFORE && counted == at)
        die();
    if (how == REFUSE && counted >= at) {
        errno = refusal;
        return 0;
    }
    return 1;
}

static void after(void) {
    if (how == KILL_AFTER && counted == at)
        die();
}

static int torn(void) { return how == KILL_TORN && counted == at; }

#define REAL(name, type) \
    static type real; \
    if (!real) real = (type)dlsym(RTLD_NEXT, #name)

ssize_t write(int file, const void *bytes, size_t length) {
    typedef ssize_t (*type)(int, const void *, size_t);
    char path[4096];
    ssize_t done;
    REAL(write, type);
    if (!below_folder(file, path, sizeof path))
        return real(file, bytes, length);
    if (!step())
        return -1;
    if (torn()) {
        real(file, bytes, length / 2);
        die();
    }
    off_t before = lseek(file, 0, (fcntl(file, F_GETFL) & O_APPEND) ? SEEK_END : SEEK_CUR);
    done = real(file, bytes, length);
    if (done > 0)
        note('W', path, (uint64_t)before, bytes, (uint64_t)done);
    after();
    return done;
}

static ssize_t written_at(ssize_t (*real)(int, const void *, size_t, off64_t), int file, const void *bytes,
                          size_t length, off64_t offset) {
    char path[4096];
    ssize_t done;
    if (!below_folder(file, path, sizeof path))
        return real(file, bytes, length, offset);
    if (!step())
        return -1;
    if (torn()) {
        real(file, bytes, length / 2, offset);
        die();
    }
    done = real(file, bytes, length, offset);
    if (done > 0)
        note('W', path, (uint64_t)offset, bytes, (uint64_t)done);
    after();
    return done;
}

ssize_t pwrite64(int file, const void *bytes, size_t length, off64_t offset) {
    typedef ssize_t (*type)(int, const void *, size_t, off64_t);
    REAL(pwrite64, type);
    return written_at(real, file, bytes, length, offset);
}

ssize_t pwrite(int file, const void *bytes, size_t length, off_t offset) {
    typedef ssize_t (*type)(int, const void *, size_t, off64_t);
    REAL(pwrite64, type);
    return written_at(real, file, bytes, length, offset);
}

#define SYNC(name) \
    int name(int file) { \
        typedef int (*type)(int); \
        char path[4096]; \
        int done; \
        REAL(name, type); \
        if (!below_folder(file, path, sizeof path)) \
            return real(file); \
        if (!step()) \
            return -1; \
        done = real(file); \
        note('S', path, 0, NULL, 0); \
        after(); \
        return done; \
    }

SYNC(fsync)
SYNC(fdatasync)

#define CUT(name, size_type) \
    int name(int file, size_type length) { \
        typedef int (*type)(int, size_type); \
        char path[4096]; \
        int done; \
        REAL(name, type); \
        if (!below_folder(file, path, sizeof path)) \
            return real(file, length); \
        if (!step() && refusal == EROFS) /* any other lets files be made shorter */ \
            return -1; \
        done = real(file, length); \
        note('T', path, (uint64_t)length, NULL, 0); \
        after(); \
        return done; \
    }

CUT(ftruncate, off_t)
CUT(ftruncate64, off64_t)

int rename(const char *from, const char *to) {
    typedef int (*type)(const char *, const char *);
    int done;
    REAL(rename, type);
    if (!below(from))
        return real(from, to);
    if (!step())
        return -1;
    done = real(from, to);
    note('R', from, 0, to, strlen(to));
    after();
    return done;
}

int unlink(const char *path) {
    typedef int (*type)(const char *);
    int done;
    REAL(unlink, type);
    if (!below(path))
        return real(path);
    if (!step() && refusal == EROFS)
        return -1;
    done = real(path);
    if (done == 0)
        note('U', path, 0, NULL, 0);
    after();
    return done;
}
