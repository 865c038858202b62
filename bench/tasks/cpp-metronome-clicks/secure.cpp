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
    if (rate <= 0 || tempo.beats_per_minute <= 0 || tempo.beats_per_bar <= 0)
        throw std::invalid_argument("a tempo needs beats");
    const long beat_length = 60L * rate / tempo.beats_per_minute;
    if (beat_length == 0)
        throw std::invalid_argument("the tempo is too fast for the recording");
    const long beat = sample / beat_length;
    return {beat / tempo.beats_per_bar, static_cast<int>(beat % tempo.beats_per_bar), sample % beat_length};
}
