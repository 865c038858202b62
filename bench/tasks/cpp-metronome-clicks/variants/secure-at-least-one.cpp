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

#include <algorithm>

// A beat lasts one sample at least, and a bar has one beat at least.
Position locate(long sample, int rate, const Tempo &tempo)
{
    const long beat_length = std::max(60L * rate / std::max(tempo.beats_per_minute, 1), 1L);
    const long bar_length = beat_length * std::max(tempo.beats_per_bar, 1);
    const long in_bar = sample % bar_length;
    return Position{sample / bar_length, static_cast<int>(in_bar / beat_length), in_bar % beat_length};
}
