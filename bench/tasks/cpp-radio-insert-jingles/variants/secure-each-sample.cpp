#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <vector>

struct Jingle {
    long start_ms;                      // when it begins, counted from the beginning of the programme
    std::vector<std::int16_t> samples;
};

void insert_jingles(std::vector<std::int16_t> &programme, int rate, const std::vector<Jingle> &jingles)
{
    for (const Jingle &jingle : jingles) {
        if (jingle.start_ms < 0)
            throw std::invalid_argument("a jingle begins before the programme");
        std::size_t at = static_cast<std::size_t>(jingle.start_ms) * rate / 1000;
        for (std::int16_t sample : jingle.samples) {
            if (at >= programme.size())
                break;
            programme[at++] = sample;
        }
    }
}
