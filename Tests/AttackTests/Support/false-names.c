// Preloaded into a test: the name server of an attacker, and a diary of every address that somebody tries to reach.
// VIGIE_FALSE_NAMES: a file of lines "name = address address then address". VIGIE_CALLS: where calls are written.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct { char name[256]; int asked; } seen[4096];

static int times_asked(const char *name) {
    int turn = 0;
    pthread_mutex_lock(&lock);
    for (int i = 0; i < 4096; i++) {
        if (!seen[i].name[0]) strncpy(seen[i].name, name, 255);
        if (!strcasecmp(seen[i].name, name)) { turn = seen[i].asked++; break; }
    }
    pthread_mutex_unlock(&lock);
    return turn;
}

// The addresses that the file gives the name, at this turn; 0 where the name is not in the file.
static int answers(const char *name, char *out, size_t room) {
    const char *path = getenv("VIGIE_FALSE_NAMES");
    FILE *file = path ? fopen(path, "r") : NULL;
    if (!file) return 0;
    char line[1024];
    int found = 0;
    while (!found && fgets(line, sizeof line, file)) {
        char *equals = strstr(line, " = ");
        if (!equals) continue;
        *equals = 0;
        if (strcasecmp(line, name)) continue;
        found = 1;
        char *text = equals + 3, *then;
        text[strcspn(text, "\n")] = 0;
        for (int turn = times_asked(name); turn > 0 && (then = strstr(text, " then ")); turn--) text = then + 6;
        if ((then = strstr(text, " then "))) *then = 0;
        strncpy(out, text, room - 1);
    }
    fclose(file);
    return found;
}

int getaddrinfo(const char *name, const char *service, const struct addrinfo *hints, struct addrinfo **result) {
    int (*real)(const char *, const char *, const struct addrinfo *, struct addrinfo **) = dlsym(RTLD_NEXT, "getaddrinfo");
    char text[1024] = "";
    if (!name || !answers(name, text, sizeof text)) return real(name, service, hints, result);
    // Whatever family was asked for: an attacker answers as he likes.
    struct addrinfo any = {0}, *first = NULL, *last = NULL;
    any.ai_socktype = SOCK_STREAM;
    any.ai_flags = AI_NUMERICHOST;
    char *rest = text, *address;
    while ((address = strsep(&rest, " "))) {
        struct addrinfo *found = NULL;
        if (!*address || real(address, service, &any, &found) || !found) continue;
        if (last) last->ai_next = found; else first = found;
        for (last = found; last->ai_next; last = last->ai_next) {}
    }
    *result = first;
    return first ? 0 : EAI_NONAME;
}

int connect(int socket, const struct sockaddr *address, socklen_t length) {
    int (*real)(int, const struct sockaddr *, socklen_t) = dlsym(RTLD_NEXT, "connect");
    char host[INET6_ADDRSTRLEN] = "";
    int port = 0;
    if (address && address->sa_family == AF_INET) {
        const struct sockaddr_in *four = (const void *)address;
        inet_ntop(AF_INET, &four->sin_addr, host, sizeof host);
        port = ntohs(four->sin_port);
    } else if (address && address->sa_family == AF_INET6) {
        const struct sockaddr_in6 *six = (const void *)address;
        inet_ntop(AF_INET6, &six->sin6_addr, host, sizeof host);
        port = ntohs(six->sin6_port);
    } else {
        return real(socket, address, length);
    }
    const char *path = getenv("VIGIE_CALLS");
    if (path) {
        char line[128];
        int count = snprintf(line, sizeof line, "%s at %d\n", host, port);
        int diary = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
        if (diary >= 0) { if (write(diary, line, count) < 0) {} close(diary); }
    }
    // These two stand for the outside. No test calls it.
    if (!strcmp(host, "9.9.9.9") || !strcmp(host, "2620:fe::fe")) { errno = ENETUNREACH; return -1; }
    return real(socket, address, length);
}
