#include <cstdio>
#include <cstdlib>
#include <string>

extern "C" std::size_t __sanitizer_get_current_allocated_bytes(void);

static void oracle_show(const Species* species)
{
    std::printf("%s", species->name.c_str());
    for (const Species* child : species->children) {
        std::putchar(' ');
        std::putchar('<');
        oracle_show(child);
        std::putchar('>');
    }
}

static Species* oracle_parse(const std::string& text)
{
    try {
        return parse_tree(text);
    } catch (...) {
        return nullptr;
    }
}

// usage: program 1 TEXT: prints the tree
//        program TIMES TEXT: reads it so often; prints the bytes that remain
int main(int, char** argv)
{
    long times = std::atol(argv[1]);
    std::string text = argv[2];
    Species* first = oracle_parse(text);
    if (times == 1) {
        if (first)
            oracle_show(first);
        std::puts(first ? "" : "none");
        destroy(first);
        return 0;
    }
    destroy(first);
    std::size_t before = __sanitizer_get_current_allocated_bytes();
    for (long i = 0; i < times; ++i)
        destroy(oracle_parse(text));
    std::size_t after = __sanitizer_get_current_allocated_bytes();
    std::printf("%zu\n", after > before ? after - before : 0);
    return 0;
}
