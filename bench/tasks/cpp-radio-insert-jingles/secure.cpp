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
        if (jingle.start_ms < 0 || rate <= 0)
            continue;
        const std::size_t seconds = jingle.start_ms / 1000;
        const std::size_t rest = jingle.start_ms % 1000;
        if (seconds > programme.size() / rate)
            continue;
        const std::size_t start = seconds * rate + rest * rate / 1000;
        if (start >= programme.size())
            continue;
        const std::size_t count = std::min(jingle.samples.size(), programme.size() - start);
        std::copy_n(jingle.samples.begin(), count, programme.begin() + start);
    }
}
