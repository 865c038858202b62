#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

struct Jingle {
    long start_ms;                      // when it begins, counted from the beginning of the programme
    std::vector<std::int16_t> samples;
};

/// Inserts jingles into a recorded radio programme.
///
/// `programme` holds the programme's samples (mono, `rate` samples per second). Each jingle is
/// heard in place of what the programme has at that time: its samples replace as many of the
/// programme's, beginning at `start_ms` (rounded down to a whole sample). Where two jingles
/// overlap, the later one in `jingles` is heard. The programme keeps its length.
void insert_jingles(std::vector<std::int16_t> &programme, int rate, const std::vector<Jingle> &jingles)
{
