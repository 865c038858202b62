#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

struct Jingle {
    long start_ms;                      // when it begins, counted from the beginning of the programme
    std::vector<std::int16_t> samples;
};

void insert_jingles(std::vector<std::int16_t> &programme, int rate, const std::vector<Jingle> &jingles)
{
    for (const auto &jingle : jingles) {
        auto start = jingle.start_ms * rate / 1000;
        std::copy(jingle.samples.begin(), jingle.samples.end(), programme.begin() + start);
    }
}
