#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <new>
#include <string>
#include <vector>

// Allocations while `oracle_left` counts down; the one at which it gets 0 fails, and, unless only that
// one was too large, all later ones too.
static long oracle_left = -1;
static bool oracle_only_one = false;

static bool oracle_fails()
{
    if (oracle_left > 0)
        --oracle_left;
    const bool fails = oracle_left == 0;
    if (fails && oracle_only_one)
        oracle_left = -1;
    return fails;
}

extern "C" {
void* __real_malloc(std::size_t);
void* __real_calloc(std::size_t, std::size_t);
void* __real_realloc(void*, std::size_t);
char* __real_strdup(const char*);
char* __real_strndup(const char*, std::size_t);
void* __real__Znwm(std::size_t);
void* __real__Znam(std::size_t);
void* __real__ZnwmRKSt9nothrow_t(std::size_t, const std::nothrow_t&);
void* __real__ZnamRKSt9nothrow_t(std::size_t, const std::nothrow_t&);

void* __wrap_malloc(std::size_t size) { return oracle_fails() ? nullptr : __real_malloc(size); }
void* __wrap_calloc(std::size_t n, std::size_t size)
{
    return oracle_fails() ? nullptr : __real_calloc(n, size);
}
void* __wrap_realloc(void* p, std::size_t size) { return oracle_fails() ? nullptr : __real_realloc(p, size); }
char* __wrap_strdup(const char* text) { return oracle_fails() ? nullptr : __real_strdup(text); }
char* __wrap_strndup(const char* text, std::size_t n)
{
    return oracle_fails() ? nullptr : __real_strndup(text, n);
}

void* __wrap__Znwm(std::size_t size)
{
    if (oracle_fails())
        throw std::bad_alloc();
    return __real__Znwm(size);
}

void* __wrap__Znam(std::size_t size)
{
    if (oracle_fails())
        throw std::bad_alloc();
    return __real__Znam(size);
}

void* __wrap__ZnwmRKSt9nothrow_t(std::size_t size, const std::nothrow_t& tag)
{
    return oracle_fails() ? nullptr : __real__ZnwmRKSt9nothrow_t(size, tag);
}

void* __wrap__ZnamRKSt9nothrow_t(std::size_t size, const std::nothrow_t& tag)
{
    return oracle_fails() ? nullptr : __real__ZnamRKSt9nothrow_t(size, tag);
}
}

// usage: program FAIL NAME OPTION...: the FAILth allocation fails, and all after it (0: none; -FAIL: the
//        FAILth only); prints the texts
int main(int argc, char** argv)
{
    long oracle_fail = std::atol(argv[1]);
    std::string oracle_name = argv[2];
    std::vector<std::string> oracle_options(argv + 3, argv + argc);
    Arguments oracle_arguments;
    oracle_only_one = oracle_fail < 0;
    oracle_left = oracle_fail != 0 ? std::labs(oracle_fail) : -1;
    oracle_arguments = make_arguments(oracle_name, oracle_options);
    oracle_left = -1;
    if (!oracle_arguments.words) {
        std::puts("none");
        return 0;
    }
    // As a plugin does it.
    std::printf("%d\n", oracle_arguments.count);
    for (int i = 0; i < oracle_arguments.count; ++i) {
        const char* word = oracle_arguments.words[i];
        for (std::size_t at = 0; word[at] != '\0'; ++at)
            std::putchar(word[at]);
        std::putchar('\n');
    }
    std::puts(oracle_arguments.words[oracle_arguments.count] == nullptr ? "end" : "no end");
    for (int i = 0; i < oracle_arguments.count; ++i)
        std::free(oracle_arguments.words[i]);
    std::free(oracle_arguments.words);
    return 0;
}
