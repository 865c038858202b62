#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <cstring>
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <string>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

// A rival, another process of this program, claims the job right after the first look at the claim's file.

static char** oracle_argv;
static bool oracle_armed = false;
static pid_t oracle_rival = 0;
static int oracle_rival_status = -1;  // 0: it claimed the job

static bool oracle_rival_done(int milliseconds)
{
    for (int waited = 0;; waited += 5) {
        int status;
        if (waitpid(oracle_rival, &status, WNOHANG) == oracle_rival) {
            oracle_rival_status = WIFEXITED(status) ? WEXITSTATUS(status) : 9;
            return true;
        }
        if (waited >= milliseconds)
            return false;
        usleep(5000);
    }
}

static void oracle_looked_at(const char* path)
{
    if (!oracle_armed || !path || !std::strstr(path, ".claim"))
        return;
    oracle_armed = false;
    int kept = errno;
    char kind[] = "rival";
    char* args[] = {oracle_argv[0], kind, oracle_argv[2], oracle_argv[3], nullptr};
    if (posix_spawn(&oracle_rival, "/proc/self/exe", nullptr, nullptr, args, environ) != 0)
        oracle_rival = 0;
    else if (oracle_rival_done(1500))
        oracle_rival = 0;
    errno = kept;
}

// These stand in for the C library's functions, for the solution and for the C++ library.
template <class Function>
static Function* oracle_next(const char* name)
{
    return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

extern "C" {
int oracle_stat(const char*, void*) __asm__("stat");
int oracle_stat64(const char*, void*) __asm__("stat64");
int oracle_lstat(const char*, void*) __asm__("lstat");
int oracle_lstat64(const char*, void*) __asm__("lstat64");
int oracle_access(const char*, int) __asm__("access");
int oracle_faccessat(int, const char*, int, int) __asm__("faccessat");
int oracle_fstatat(int, const char*, void*, int) __asm__("fstatat");
int oracle_statx(int, const char*, int, unsigned, void*) __asm__("statx");
int oracle_open(const char*, int, ...) __asm__("open");
int oracle_open64(const char*, int, ...) __asm__("open64");
FILE* oracle_fopen(const char*, const char*) __asm__("fopen");
FILE* oracle_fopen64(const char*, const char*) __asm__("fopen64");

int oracle_stat(const char* path, void* out)
{
    int result = oracle_next<int(const char*, void*)>("stat")(path, out);
    oracle_looked_at(path);
    return result;
}

int oracle_stat64(const char* path, void* out) { return oracle_stat(path, out); }

int oracle_lstat(const char* path, void* out)
{
    int result = oracle_next<int(const char*, void*)>("lstat")(path, out);
    oracle_looked_at(path);
    return result;
}

int oracle_lstat64(const char* path, void* out) { return oracle_lstat(path, out); }

int oracle_access(const char* path, int mode)
{
    int result = oracle_next<int(const char*, int)>("access")(path, mode);
    oracle_looked_at(path);
    return result;
}

int oracle_faccessat(int folder, const char* path, int mode, int flags)
{
    int result = oracle_next<int(int, const char*, int, int)>("faccessat")(folder, path, mode, flags);
    oracle_looked_at(path);
    return result;
}

int oracle_fstatat(int folder, const char* path, void* out, int flags)
{
    int result = oracle_next<int(int, const char*, void*, int)>("fstatat")(folder, path, out, flags);
    oracle_looked_at(path);
    return result;
}

int oracle_statx(int folder, const char* path, int flags, unsigned mask, void* out)
{
    auto next = oracle_next<int(int, const char*, int, unsigned, void*)>("statx");
    int result = next(folder, path, flags, mask, out);
    oracle_looked_at(path);
    return result;
}

int oracle_open(const char* path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    int result = oracle_next<int(const char*, int, ...)>("open")(path, flags, mode);
    if (!(flags & O_CREAT))
        oracle_looked_at(path);
    return result;
}

int oracle_open64(const char* path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return oracle_open(path, flags, mode);
}

FILE* oracle_fopen(const char* path, const char* mode)
{
    FILE* result = oracle_next<FILE*(const char*, const char*)>("fopen")(path, mode);
    if (mode[0] == 'r')
        oracle_looked_at(path);
    return result;
}

FILE* oracle_fopen64(const char* path, const char* mode) { return oracle_fopen(path, mode); }
}

// usage: program claim FOLDER JOB WORKER | program race FOLDER JOB
int main(int, char** argv)
{
    oracle_argv = argv;
    std::string oracle_kind = argv[1];
    if (oracle_kind == "rival") {
        try {
            return claim_job(argv[2], argv[3], "rival") ? 0 : 3;
        } catch (...) {
            return 4;
        }
    }
    oracle_armed = oracle_kind == "race";
    bool oracle_mine = false;
    try {
        oracle_mine = claim_job(argv[2], argv[3], oracle_kind == "race" ? "worker" : argv[4]);
        std::puts(oracle_mine ? "claimed" : "taken");
    } catch (...) {
        std::puts("raised");
    }
    if (oracle_rival > 0 && !oracle_rival_done(1500))
        kill(oracle_rival, SIGKILL);
    if (oracle_mine && oracle_rival_status == 0)
        std::puts("both have it");
    return 0;
}
