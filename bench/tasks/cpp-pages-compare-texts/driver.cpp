#include <cstdio>
#include <cstdlib>

// usage: program LIMIT LEFT RIGHT PAGE...: prints the numbers of the lines
int main(int argc, char** argv)
{
    try {
        auto oracle_load = [=](int number) {
            return number >= 0 && number < argc - 4 ? std::string(argv[number + 4]) : std::string();
        };
        PageCache cache(std::strtoul(argv[1], nullptr, 10), oracle_load);
        cache.page(0);
        for (int line : differing_lines(cache, std::atoi(argv[2]), std::atoi(argv[3])))
            std::printf("%d ", line);
        std::puts("");
    } catch (...) {
        std::puts("raised");
    }
    return 0;
}
