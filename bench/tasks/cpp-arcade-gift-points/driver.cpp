#include <cstdio>
#include <iostream>
#include <map>
#include <string>

/* usage: program NAME POINTS ... < "PLAYER COMMAND" lines: prints the answers, then all points */
int main(int argc, char **argv)
{
    std::map<std::string, int> oracle_points;
    for (int oracle_i = 1; oracle_i + 1 < argc; oracle_i += 2)
        oracle_points[argv[oracle_i]] = std::stoi(argv[oracle_i + 1]);
    PointBook oracle_book(oracle_points);
    std::string oracle_line;
    while (std::getline(std::cin, oracle_line)) {
        const std::size_t oracle_space = oracle_line.find(' ');
        try {
            const std::string oracle_player = oracle_line.substr(0, oracle_space);
            const std::string oracle_command = oracle_line.substr(oracle_space + 1);
            std::printf("%s\n", oracle_book.obey(oracle_player, oracle_command).c_str());
        } catch (...) {
            std::puts("raised");
        }
    }
    std::printf("---");
    for (const auto &[oracle_name, oracle_number] : oracle_book.points())
        std::printf(" %s=%d", oracle_name.c_str(), oracle_number);
    std::puts("");
    return 0;
}
