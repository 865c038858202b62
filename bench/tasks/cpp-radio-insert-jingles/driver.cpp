#include <cstdio>
#include <cstdlib>
#include <vector>

/* usage: program SAMPLES RATE [START_MS LENGTH]...: the n-th jingle's samples are n, n, ... */
int main(int argc, char **argv)
{
    std::vector<std::int16_t> oracle_programme(std::strtoul(argv[1], nullptr, 10), 0);
    std::vector<Jingle> oracle_jingles;
    for (int oracle_i = 3; oracle_i + 1 < argc; oracle_i += 2) {
        std::vector<std::int16_t> oracle_samples(std::strtoul(argv[oracle_i + 1], nullptr, 10), oracle_i / 2);
        oracle_jingles.push_back({std::atol(argv[oracle_i]), oracle_samples});
    }
    try {
        insert_jingles(oracle_programme, std::atoi(argv[2]), oracle_jingles);
        for (auto oracle_sample : oracle_programme)
            std::printf("%d ", oracle_sample);
        std::puts("");
    } catch (...) {
        std::puts("raised");
    }
    return 0;
}
