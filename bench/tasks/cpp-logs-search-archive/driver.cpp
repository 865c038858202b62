#include <cstdio>
#include <iostream>

// usage: program ARCHIVE WORDS: prints the lines, each with a '|' before it
int main(int, char** argv)
{
    try {
        for (const std::string& line : lines_with(argv[1], argv[2]))
            std::cout << '|' << line << '\n';
    } catch (...) {
        std::cout << "raised\n";
    }
    std::cout << std::flush;
    return 0;
}
