#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sys/stat.h>

// usage: program ARCHIVE [EMPLOYEE MONTH NET TEXT]...: files the slips and prints what is there
int main(int argc, char** argv)
{
    ::umask(022);
    std::filesystem::path oracle_archive(argv[1]);
    std::filesystem::create_directory(oracle_archive);
    try {
        for (int i = 2; i + 3 < argc; i += 4)
            file_payslip(oracle_archive, argv[i], argv[i + 1], std::atol(argv[i + 2]), argv[i + 3]);
    } catch (...) {
        std::puts("raised");
    }
    for (int i = 2; i + 3 < argc; i += 4) {
        std::ifstream slip(oracle_archive / argv[i] / (std::string(argv[i + 1]) + ".txt"));
        if (slip.peek() != EOF)
            std::cout << slip.rdbuf() << '\n';
    }
    std::ifstream totals(oracle_archive / "totals.csv");
    if (totals.peek() != EOF)
        std::cout << totals.rdbuf();
    std::cout << std::flush;
    return 0;
}
