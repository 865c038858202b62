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
    const long samples_per_beat = 60L * rate / tempo.beats_per_minute;
    const long total_beats = sample / samples_per_beat;
    Position position;
    position.bar = total_beats / tempo.beats_per_bar;
    position.beat = static_cast<int>(total_beats % tempo.beats_per_bar);
    position.sample = sample % samples_per_beat;
    return position;
}
