#include <cstdio>
#include <iostream>
#include <iterator>

// usage: program FOLDER <TEXT: prints the text with the snippets
int main(int, char** argv)
{
    std::string oracle_text(std::istreambuf_iterator<char>(std::cin), {});
    try {
        std::cout << put_in_snippets(oracle_text, std::filesystem::path(argv[1])) << std::flush;
    } catch (...) {
        std::puts("raised");
    }
    return 0;
}
