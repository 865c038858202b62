#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>

// usage: program FOLDER [GATE LEVEL]...: says whether all went well, and prints the file
int main(int argc, char** argv)
{
    std::filesystem::path oracle_folder(argv[1]);
    std::map<std::string, int> oracle_levels;
    for (int i = 2; i + 1 < argc; i += 2)
        oracle_levels[argv[i]] = std::atoi(argv[i + 1]);
    prepare_service();
    try {
        std::cout << (save_levels(oracle_folder, oracle_levels) ? "saved\n" : "not saved\n");
    } catch (...) {
        std::cout << "raised\n";
    }
    std::ifstream oracle_file(oracle_folder / "gates.levels");
    if (oracle_file.peek() != EOF)
        std::cout << oracle_file.rdbuf();
    std::cout << std::flush;
    return 0;
}
