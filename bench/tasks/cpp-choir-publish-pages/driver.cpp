#include <cstdio>

// usage: program DRAFTS SITE: prints the number of files
int main(int, char** argv)
{
    try {
        std::printf("%zu\n", publish(std::filesystem::path(argv[1]), std::filesystem::path(argv[2])));
    } catch (...) {
        std::puts("raised");
    }
    return 0;
}
