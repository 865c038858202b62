#include <cstdio>
#include <map>
#include <string>

// usage: program COMMAND [NAME VALUE]...: prints the exit status
int main(int argc, char** argv)
{
    std::map<std::string, std::string> oracle_job;
    for (int i = 2; i + 1 < argc; i += 2)
        oracle_job[argv[i]] = argv[i + 1];
    try {
        int status = run_hook(argv[1], oracle_job);
        std::printf("status %d\n", status);
    } catch (...) {
        std::puts("raised");
    }
    return 0;
}
