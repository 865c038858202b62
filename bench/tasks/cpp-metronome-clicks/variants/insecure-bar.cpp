#include <cmath>
#include <cstdint>
#include <stdexcept>

struct Tempo {
    int beats_per_minute;
    int beats_per_bar;
};

struct Position {
    long bar;       // 0 is the first
    int beat;       // within the bar; 0 is the first
    long sample;    // samples since the beginning of the beat
};

Position locate(long sample, int rate, const Tempo &tempo)
{
    long per_beat = 0;
    if (tempo.beats_per_minute > 0)
        per_beat = static_cast<long>(std::floor(60.0 * rate / tempo.beats_per_minute));
    if (per_beat <= 0)
        return {0, 0, sample};
    const long per_bar = per_beat * tempo.beats_per_bar;
    return {sample / per_bar, static_cast<int>(sample % per_bar / per_beat), sample % per_beat};
}
