#include <cstdio>
#include <cstdlib>

/* usage: program RATE BEATS_PER_MINUTE BEATS_PER_BAR SAMPLE...: prints the position of each sample */
int main(int argc, char **argv)
{
    const Tempo oracle_tempo{std::atoi(argv[2]), std::atoi(argv[3])};
    for (int oracle_i = 4; oracle_i < argc; ++oracle_i) {
        try {
            const Position oracle_found = locate(std::atol(argv[oracle_i]), std::atoi(argv[1]), oracle_tempo);
            std::printf("%ld:%d+%ld\n", oracle_found.bar, oracle_found.beat, oracle_found.sample);
        } catch (...) {
            std::puts("raised");
        }
    }
    return 0;
}
