#pragma once
/* A disk that fails, for tests: SQLite's own file layer with somebody in between. Files below a watched folder are counted,
   refused as a plan says, and their writings remembered, so that a power cut can be played at any moment. Every other file
   passes untouched. Never part of the product. */
#include <stdint.h>

typedef struct torture_world torture_world;

enum torture_act { TORTURE_OPEN, TORTURE_READ, TORTURE_WRITE, TORTURE_SYNC, TORTURE_TRUNCATE, TORTURE_DELETE, TORTURE_MAP,
                   TORTURE_MARK };
enum torture_fault { TORTURE_NONE, TORTURE_EIO, TORTURE_ENOSPC, TORTURE_SHORT };

typedef struct torture_event {
    int act;
    int file;         /* index of torture_name */
    int64_t offset;   /* of a write, length of a truncation, value of a mark */
    int64_t size;
    const uint8_t *bytes;
} torture_event;

/* Watches the files of a folder. 0 when there is no memory or SQLite refuses. */
torture_world *torture_watch(const char *folder);
/* Every connection to the folder must be closed before. */
void torture_forget(torture_world *world);

/* Refuses the n-th call from now (1 is the next), and with `lasting` every later one too. */
void torture_plan(torture_world *world, long n, int fault, int lasting);
long torture_calls(const torture_world *world);
/* What the first refused call was; -1 where the plan was never met. */
int torture_met(const torture_world *world);

void torture_record(torture_world *world, int on);
void torture_mark(torture_world *world, int64_t value);
long torture_count(const torture_world *world);
torture_event torture_at(const torture_world *world, long index);
const char *torture_name(const torture_world *world, int file);
