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
    for (const Jingle &jingle : jingles) {
        const std::size_t start = jingle.start_ms * rate / 1000;
        const std::size_t count = std::min(jingle.samples.size(), programme.size() - start);
        for (std::size_t i = 0; i < count; ++i)
            programme[start + i] = jingle.samples[i];
    }
}
