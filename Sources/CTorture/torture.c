#include "torture.h"

#include <pthread.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_FILES = 16, MOST_WORLDS = 64 };

struct torture_world {
    char *folder;
    long calls, at;
    int fault, lasting, met, recording;
    char *names[MOST_FILES];
    int files;
    torture_event *events;
    long count, room;
};

typedef struct {
    sqlite3_file base;
    torture_world *world;
    int name;
    sqlite3_file *real;
} tortured;

static pthread_mutex_t gate = PTHREAD_MUTEX_INITIALIZER;
static torture_world *worlds[MOST_WORLDS];
static sqlite3_vfs layer;
static sqlite3_vfs *below;

/* ---- what is noted ---- */

static int file_of(torture_world *world, const char *path) {
    const char *name = strrchr(path, '/');
    name = name ? name + 1 : path;
    for (int i = 0; i < world->files; i++)
        if (!strcmp(world->names[i], name)) return i;
    if (world->files == MOST_FILES) abort();
    world->names[world->files] = strdup(name);
    return world->files++;
}

static torture_world *world_of(const char *path) {
    if (!path) return 0;
    for (int i = 0; i < MOST_WORLDS; i++) {
        if (!worlds[i]) continue;
        size_t length = strlen(worlds[i]->folder);
        if (!strncmp(path, worlds[i]->folder, length) && path[length] == '/') return worlds[i];
    }
    return 0;
}

static void note(torture_world *world, int act, int file, int64_t offset, const void *bytes, int64_t size) {
    if (!world || !world->recording) return;
    pthread_mutex_lock(&gate);
    if (world->count == world->room) {
        world->room = world->room ? world->room * 2 : 1024;
        world->events = realloc(world->events, (size_t)world->room * sizeof *world->events);
        if (!world->events) abort();
    }
    uint8_t *copy = 0;
    if (size > 0 && bytes) {
        copy = malloc((size_t)size);
        if (!copy) abort();
        memcpy(copy, bytes, (size_t)size);
    }
    world->events[world->count++] = (torture_event){act, file, offset, size, copy};
    pthread_mutex_unlock(&gate);
}

/* Whether a device can fail so at this act: a full one still reads and syncs. */
static int applies(int fault, int act) {
    if (fault == TORTURE_ENOSPC) return act == TORTURE_WRITE || act == TORTURE_MAP;
    if (fault == TORTURE_SHORT) return act == TORTURE_WRITE;
    return 1;
}

static int refuses(torture_world *world, int act) {
    if (!world) return TORTURE_NONE;
    pthread_mutex_lock(&gate);
    world->calls++;
    int is_planned = world->fault != TORTURE_NONE
        && (world->calls == world->at || (world->lasting && world->calls > world->at)) && applies(world->fault, act);
    if (is_planned && world->met < 0) world->met = act;
    int fault = is_planned ? world->fault : TORTURE_NONE;
    pthread_mutex_unlock(&gate);
    return fault;
}

/* ---- a file ---- */

#define REAL(file) (((tortured *)(file))->real)
#define SELF(file) ((tortured *)(file))

static int t_close(sqlite3_file *file) {
    int result = REAL(file)->pMethods ? REAL(file)->pMethods->xClose(REAL(file)) : SQLITE_OK;
    return result;
}

static int t_read(sqlite3_file *file, void *bytes, int size, sqlite3_int64 offset) {
    if (refuses(SELF(file)->world, TORTURE_READ)) return SQLITE_IOERR_READ;
    return REAL(file)->pMethods->xRead(REAL(file), bytes, size, offset);
}

static int t_write(sqlite3_file *file, const void *bytes, int size, sqlite3_int64 offset) {
    tortured *self = SELF(file);
    switch (refuses(self->world, TORTURE_WRITE)) {
    case TORTURE_EIO: return SQLITE_IOERR_WRITE;
    case TORTURE_ENOSPC: return SQLITE_FULL;
    case TORTURE_SHORT:
        note(self->world, TORTURE_WRITE, self->name, offset, bytes, size / 2);
        REAL(file)->pMethods->xWrite(REAL(file), bytes, size / 2, offset);
        return SQLITE_FULL;
    }
    int result = REAL(file)->pMethods->xWrite(REAL(file), bytes, size, offset);
    if (result == SQLITE_OK) note(self->world, TORTURE_WRITE, self->name, offset, bytes, size);
    return result;
}

static int t_truncate(sqlite3_file *file, sqlite3_int64 size) {
    tortured *self = SELF(file);
    if (refuses(self->world, TORTURE_TRUNCATE)) return SQLITE_IOERR_TRUNCATE;
    int result = REAL(file)->pMethods->xTruncate(REAL(file), size);
    if (result == SQLITE_OK) note(self->world, TORTURE_TRUNCATE, self->name, size, 0, 0);
    return result;
}

static int t_sync(sqlite3_file *file, int flags) {
    tortured *self = SELF(file);
    if (refuses(self->world, TORTURE_SYNC)) return SQLITE_IOERR_FSYNC;
    int result = REAL(file)->pMethods->xSync(REAL(file), flags);
    if (result == SQLITE_OK) note(self->world, TORTURE_SYNC, self->name, 0, 0, 0);
    return result;
}

static int t_size(sqlite3_file *file, sqlite3_int64 *size) { return REAL(file)->pMethods->xFileSize(REAL(file), size); }
static int t_lock(sqlite3_file *file, int kind) { return REAL(file)->pMethods->xLock(REAL(file), kind); }
static int t_unlock(sqlite3_file *file, int kind) { return REAL(file)->pMethods->xUnlock(REAL(file), kind); }
static int t_reserved(sqlite3_file *file, int *result) {
    return REAL(file)->pMethods->xCheckReservedLock(REAL(file), result);
}
static int t_control(sqlite3_file *file, int code, void *argument) {
    return REAL(file)->pMethods->xFileControl(REAL(file), code, argument);
}
static int t_sector(sqlite3_file *file) { return REAL(file)->pMethods->xSectorSize(REAL(file)); }
/* No promise of the device is believed but the one about sectors. */
static int t_traits(sqlite3_file *file) {
    return REAL(file)->pMethods->xDeviceCharacteristics(REAL(file)) & ~SQLITE_IOCAP_POWERSAFE_OVERWRITE;
}
static int t_map(sqlite3_file *file, int page, int size, int extend, void volatile **where) {
    switch (refuses(SELF(file)->world, TORTURE_MAP)) {
    case TORTURE_EIO: return SQLITE_IOERR_SHMMAP;
    case TORTURE_ENOSPC:
        if (extend) return SQLITE_IOERR_SHMSIZE;
    }
    return REAL(file)->pMethods->xShmMap(REAL(file), page, size, extend, where);
}
static int t_shm_lock(sqlite3_file *file, int offset, int n, int flags) {
    return REAL(file)->pMethods->xShmLock(REAL(file), offset, n, flags);
}
static void t_barrier(sqlite3_file *file) { REAL(file)->pMethods->xShmBarrier(REAL(file)); }
static int t_unmap(sqlite3_file *file, int remove) { return REAL(file)->pMethods->xShmUnmap(REAL(file), remove); }

static const sqlite3_io_methods methods = {
    2, t_close, t_read, t_write, t_truncate, t_sync, t_size, t_lock, t_unlock, t_reserved, t_control, t_sector, t_traits,
    t_map, t_shm_lock, t_barrier, t_unmap, 0, 0,
};

/* ---- the layer ---- */

static int l_open(sqlite3_vfs *vfs, const char *path, sqlite3_file *file, int flags, int *out) {
    (void)vfs;
    tortured *self = SELF(file);
    memset(self, 0, sizeof *self);
    self->real = (sqlite3_file *)(self + 1);
    pthread_mutex_lock(&gate);
    self->world = world_of(path);
    if (self->world) self->name = file_of(self->world, path);
    pthread_mutex_unlock(&gate);
    if (refuses(self->world, TORTURE_OPEN)) return SQLITE_CANTOPEN;
    int result = below->xOpen(below, path, self->real, flags, out);
    if (result == SQLITE_OK) {
        file->pMethods = &methods;
        note(self->world, TORTURE_OPEN, self->name, 0, 0, 0);
    }
    return result;
}

static int l_delete(sqlite3_vfs *vfs, const char *path, int sync) {
    (void)vfs;
    pthread_mutex_lock(&gate);
    torture_world *world = world_of(path);
    int name = world ? file_of(world, path) : 0;
    pthread_mutex_unlock(&gate);
    if (refuses(world, TORTURE_DELETE)) return SQLITE_IOERR_DELETE;
    int result = below->xDelete(below, path, sync);
    if (result == SQLITE_OK) note(world, TORTURE_DELETE, name, sync, 0, 0);
    return result;
}

static int l_access(sqlite3_vfs *v, const char *p, int f, int *o) { (void)v; return below->xAccess(below, p, f, o); }
static int l_full(sqlite3_vfs *v, const char *p, int n, char *o) { (void)v; return below->xFullPathname(below, p, n, o); }
static int l_random(sqlite3_vfs *v, int n, char *o) { (void)v; return below->xRandomness(below, n, o); }
static int l_sleep(sqlite3_vfs *v, int n) { (void)v; return below->xSleep(below, n); }
static int l_time(sqlite3_vfs *v, double *o) { (void)v; return below->xCurrentTime(below, o); }
static int l_time64(sqlite3_vfs *v, sqlite3_int64 *o) { (void)v; return below->xCurrentTimeInt64(below, o); }
static int l_error(sqlite3_vfs *v, int n, char *o) { (void)v; return below->xGetLastError(below, n, o); }

static int install(void) {
    if (below) return 1;
    if (sqlite3_initialize() != SQLITE_OK) return 0;
    sqlite3_vfs *found = sqlite3_vfs_find(0);
    if (!found) return 0;
    below = found;
    layer = (sqlite3_vfs){
        .iVersion = 2, .szOsFile = (int)sizeof(tortured) + found->szOsFile, .mxPathname = found->mxPathname,
        .zName = "torture", .xOpen = l_open, .xDelete = l_delete, .xAccess = l_access, .xFullPathname = l_full,
        .xRandomness = l_random, .xSleep = l_sleep, .xCurrentTime = l_time, .xGetLastError = l_error,
        .xCurrentTimeInt64 = l_time64,
    };
    return sqlite3_vfs_register(&layer, 1) == SQLITE_OK;
}

torture_world *torture_watch(const char *folder) {
    torture_world *world = 0;
    pthread_mutex_lock(&gate);
    if (install()) {
        for (int i = 0; i < MOST_WORLDS && !world; i++) {
            if (worlds[i]) continue;
            world = calloc(1, sizeof *world);
            if (!world) break;
            world->folder = strdup(folder);
            world->met = -1;
            worlds[i] = world;
        }
    }
    pthread_mutex_unlock(&gate);
    return world;
}

void torture_forget(torture_world *world) {
    pthread_mutex_lock(&gate);
    for (int i = 0; i < MOST_WORLDS; i++)
        if (worlds[i] == world) worlds[i] = 0;
    pthread_mutex_unlock(&gate);
    for (long i = 0; i < world->count; i++) free((void *)world->events[i].bytes);
    for (int i = 0; i < world->files; i++) free(world->names[i]);
    free(world->events);
    free(world->folder);
    free(world);
}

void torture_plan(torture_world *world, long n, int fault, int lasting) {
    pthread_mutex_lock(&gate);
    world->at = world->calls + n;
    world->fault = fault;
    world->lasting = lasting;
    world->met = -1;
    pthread_mutex_unlock(&gate);
}

long torture_calls(const torture_world *world) { return world->calls; }
int torture_met(const torture_world *world) { return world->met; }
void torture_record(torture_world *world, int on) { world->recording = on; }
void torture_mark(torture_world *world, int64_t value) { note(world, TORTURE_MARK, -1, value, 0, 0); }
long torture_count(const torture_world *world) { return world->count; }
torture_event torture_at(const torture_world *world, long index) { return world->events[index]; }
const char *torture_name(const torture_world *world, int file) { return world->names[file]; }
