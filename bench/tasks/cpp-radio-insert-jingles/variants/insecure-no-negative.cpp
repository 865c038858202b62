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
    const long length = static_cast<long>(programme.size());
    for (const Jingle &jingle : jingles) {
        long start = jingle.start_ms * rate / 1000;
        if (start >= length)
            continue;
        long end = std::min(start + static_cast<long>(jingle.samples.size()), length);
        for (long at = start; at < end; ++at)
            programme[at] = jingle.samples[at - start];
    }
}
